using Microsoft.EntityFrameworkCore;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Consent;

/// <summary>What somebody can say yes to.</summary>
internal static class ConsentKind
{
    /// <summary>"Bewaren". Ends with erasing everything.</summary>
    public const string Keeping = "keeping";

    /// <summary>What a coach may see.</summary>
    public const string Coaching = "coaching";

    /// <summary>Research, apart from everything else.</summary>
    public const string Research = "research";
}

/// <summary>A yes with the words that were read, not yet anybody's.</summary>
/// <param name="TextHash">Of words that are kept already, so that the receipt can be written in the transaction of what it is about.</param>
internal sealed record Yes(string What, string? Choice, string? Code, string Language, string TextHash, DateOnly Day)
{
    public ConsentReceipt Of(string organisation, string pseudonym) =>
        new() { Organisation = organisation, Pseudonym = pseudonym, Id = Guid.NewGuid(), What = What, Choice = Choice, Code = Code, Language = Language, TextHash = TextHash, Day = Day };
}

/// <summary>A receipt with the words that were read.</summary>
internal sealed record Receipt(ConsentReceipt Row, string Text);

/// <summary>
/// Receipts of every yes: what, when, and the very words, which stay readable when the text changes later. Pseudonymous like everything here and erased with the person.
/// </summary>
internal sealed class ConsentBook(IDbContextFactory<ToolDb> stores, OwnTextBook ownTexts, TimeProvider time)
{
    /// <summary>A text that no receipt names any more is forgotten after so many days: time enough for a yes that is on its way.</summary>
    public const int TextStaysDays = 2;

    /// <summary>"Bewaren", in the words of the organisation's page.</summary>
    public async Task<Yes> ToKeepingAsync(string organisation, Theme theme, string language, CancellationToken ct) =>
        await ToAsync(organisation, ConsentKind.Keeping, null, null, language, AskedWords.Keeping(await ownTexts.OfAsync(organisation, theme, ct), language), ct);

    /// <summary>What a coach may see.</summary>
    public async Task<Yes> ToCoachingAsync(Theme theme, string language, CoachCode code, string sees, CancellationToken ct) =>
        await ToAsync(code.Organisation, ConsentKind.Coaching, sees, code.KeyedHash, language, AskedWords.Coaching(await ownTexts.OfAsync(code.Organisation, theme, ct), language, code.Coach), ct);

    /// <summary>Keeps the words, once for all who read the same.</summary>
    public async Task<Yes> ToAsync(string organisation, string what, string? choice, string? code, string language, IEnumerable<string> lines, CancellationToken ct)
    {
        var text = string.Join('\n', lines);
        var (hash, today) = (TextHash.Of(text), Today);
        await using var db = await stores.CreateDbContextAsync(ct);
        while (await db.ConsentTexts.Where(row => row.Organisation == organisation && row.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.Day, today), ct) == 0)
        {
            db.ConsentTexts.Add(new ConsentText { Organisation = organisation, Hash = hash, Text = text.Trim(), Day = today });
            try
            {
                await db.SaveChangesAsync(ct);
                break;
            }
            catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
            {
                // Somebody else read the same in the same moment.
                db.ChangeTracker.Clear();
            }
        }

        return new Yes(what, choice, code, language, hash, today);
    }

    /// <summary>All of one person, the oldest first.</summary>
    public async Task<IReadOnlyList<Receipt>> OfAsync(Learner learner, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var mine = db.Consents.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym);
        var found = await mine.Join(db.ConsentTexts, row => new { row.Organisation, Hash = row.TextHash }, text => new { text.Organisation, text.Hash }, (row, text) => new { Row = row, text.Text }).ToListAsync(ct);
        // Of one day: what no longer holds came first.
        return [.. found.OrderBy(one => one.Row.Day).ThenBy(one => one.Row.What == ConsentKind.Keeping ? 0 : 1).ThenBy(one => one.Row.Withdrawn is null).Select(one => new Receipt(one.Row, one.Text))];
    }

    /// <summary>From today on these no longer hold.</summary>
    public static Task<int> EndAsync(ToolDb db, string organisation, string pseudonym, string what, DateOnly today, CancellationToken ct) =>
        db.Consents.Where(row => row.Organisation == organisation && row.Pseudonym == pseudonym && row.What == what && row.Withdrawn == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Withdrawn, today), ct);

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}
