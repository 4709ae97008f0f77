using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Records;

namespace ReturnToWork.Companion.Coaching;

/// <summary>"Past niet": the coach hides a sentence for one person. Another one takes its place, or none.</summary>
internal sealed class NotFitting(CompanionStore store, TalkPreparation preparation, TimeProvider clock)
{
    /// <param name="sentence">Id as the sheet names it (<see cref="TalkSheet.SentenceIds"/>).</param>
    /// <returns>False where the page does not show it (any more), or where it always stands.</returns>
    public async Task<bool> HideAsync(string organisation, OwnPerson person, string sentence, CancellationToken ct)
    {
        if (!(await preparation.ReadAsync(organisation, person, ct)).Sheet.MayHide(sentence)) return false;
        await using var db = await store.OpenAsync(organisation, ct);
        db.Add(new HiddenSentenceRow { Organisation = organisation, Person = person.Id, Sentence = sentence, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two clicks at once: it is hidden.
        }

        return true;
    }

    /// <summary>Shows everything again that was hidden for this person.</summary>
    public async Task ShowAllAsync(string organisation, OwnPerson person, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        await db.HiddenSentences.Where(row => row.Person == person.Id).ExecuteDeleteAsync(ct);
    }
}
