using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Admin;
using ReturnToWork.Tool.Pages.Leaflets;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Consent;

/// <summary>The question about research as one organisation asks it.</summary>
/// <param name="Whole">Every word, as a receipt keeps it.</param>
/// <param name="Hash">Of those words: an answer counts for the words that were read and for no others.</param>
internal sealed record ResearchQuestion(ResearchOptions Asked, string Language, string Whole, string Hash);

/// <summary>
/// Taking part in research: apart from keeping and coaching, asked only where the organisation switched it on. A no is not written down, and nothing else here reads the answer: no
/// page, no call and no statement depends on it.
/// </summary>
internal sealed class Research(IOptions<List<OrganisationOptions>> organisations, LeafletBook leaflets, ConsentBook consents, IDbContextFactory<ToolDb> stores)
{
    /// <summary>A yes counts only after so many days; whoever stops before was never in.</summary>
    public const int CoolingOffDays = 7;

    /// <summary>Null where the organisation asks nothing.</summary>
    public ResearchQuestion? QuestionOf(string organisation, string language)
    {
        if (organisations.Value.FirstOrDefault(one => one.Id == organisation)?.Research is not { } asked) return null;
        var text = leaflets.Of(LeafletBook.ResearchConsent, language);
        var whole = text.Whole(("by", asked.By), ("contact", asked.Contact));
        return new ResearchQuestion(asked, text.Language, whole, TextHash.Of(whole));
    }

    /// <summary>A yes to these words. Once more changes nothing.</summary>
    public async Task TakePartAsync(Learner learner, ResearchQuestion question, CancellationToken ct)
    {
        if ((await consents.OfAsync(learner, ct)).Any(receipt => receipt.Row is { What: ConsentKind.Research, Withdrawn: null } row && row.TextHash == question.Hash)) return;
        var yes = await consents.ToAsync(learner.Organisation, ConsentKind.Research, choice: null, code: null, question.Language, question.Whole.Split('\n'), ct);
        await using var db = await stores.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Other words than those of an earlier yes: that one is over.
        await ConsentBook.EndAsync(db, learner.Organisation, learner.Pseudonym, ConsentKind.Research, yes.Day, ct);
        db.Consents.Add(yes.Of(learner.Organisation, learner.Pseudonym));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>From today on not any more; twice is the same as once.</summary>
    public async Task StopAsync(Learner learner, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await ConsentBook.EndAsync(db, learner.Organisation, learner.Pseudonym, ConsentKind.Research, consents.Today, ct);
    }
}
