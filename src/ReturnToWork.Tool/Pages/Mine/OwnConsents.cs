using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages.Leaflets;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>What somebody does about their yeses: read them, withdraw one, and answer the question about research.</summary>
internal sealed class OwnConsents(OwnActs acts, Learners learners, ClosedToCoach closed, Research research, LeafletBook leaflets)
{
    /// <summary><c>POST /mijn/ja</c>: every yes with its words, for the printer.</summary>
    public Task<IResult> ReceiptsAsync(HttpContext http, CancellationToken ct) => acts.DoAsync(http, (own, form) => acts.AskAsync(http, own, form, YesMarkup.Print, ct), ct);

    /// <summary><c>POST /mijn/intrekken</c>: a yes that no longer holds, in two steps.</summary>
    public Task<IResult> WithdrawAsync(HttpContext http, CancellationToken ct) => acts.DoAsync(http, async (own, form) =>
    {
        var (what, language) = (form.One("what"), Phrases.LanguageOf(form.One("language"), own.Visit.Language));
        if (what is not (ConsentKind.Coaching or ConsentKind.Research) || await learners.WithEnrolmentsAsync(own.Visit, ct) is not var (learner, enrolments)) return await acts.OnAsync(http, own, language, null, "ja", ct);
        if (form.One("sure") != "yes") return await acts.AskAsync(http, own, form, what == ConsentKind.Research ? ResearchMarkup.Stop : AskMarkup.Close, ct);
        if (what == ConsentKind.Coaching) return await acts.OnAsync(http, own, language, await closed.CloseAsync(own.Visit, learner, enrolments, language, ct) ? "closed" : "closed-later", "ja", ct);
        await research.StopAsync(learner, ct);
        return await acts.OnAsync(http, own, language, "research-stopped", "ja", ct);
    }, ct);

    /// <summary><c>POST /mijn/onderzoek</c>: the question, and its answer. A no leaves nothing behind.</summary>
    public Task<IResult> ResearchAsync(HttpContext http, CancellationToken ct) => acts.DoAsync(http, async (own, form) =>
    {
        var language = Phrases.LanguageOf(form.One("language"), own.Visit.Language);
        if (research.QuestionOf(own.Visit.Organisation, language) is not { } question || await learners.WithEnrolmentsAsync(own.Visit, ct) is not var (learner, _)) return await acts.OnAsync(http, own, language, null, "themas", ct);
        // The words changed while somebody read: they are asked again.
        var read = form.One("text") == question.Hash ? form.One("answer") : null;
        if (read is not ("yes" or "no")) return await acts.AskAsync(http, own, form, (_, onward) => ResearchMarkup.Ask(onward, question, leaflets.Of(LeafletBook.ResearchConsent, language), unclear: form.One("sure") is not null), ct);
        if (read == "yes") await research.TakePartAsync(learner, question, ct);
        return await acts.OnAsync(http, own, language, read == "yes" ? "research-yes" : "research-no", "onderzoek", ct);
    }, ct);
}
