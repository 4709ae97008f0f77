using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pairing;

/// <summary>
/// <c>POST /api/pairing/agree</c>: redeems the code, once, for this learner, with what the coach may see. The Tool itself then says <c>paired</c>; what must be
/// said is written with the redeeming, and so is the receipt with the words that were read, so that a crash in between loses nothing.
/// </summary>
internal static class AgreePairing
{
    public static async Task<IResult> HandleAsync(HttpContext http, CodeLook look, CoachCodes codes, PairedStatement paired, ConsentBook consents, Themes themes, Saying saying, CancellationToken ct)
    {
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { } message) return Refusals.Answer("body-malformed");
        if (message.Sees is not ("nothing" or "progress" or "topics")) return Refusals.Answer("pairing-sees-unknown");
        var token = http.Token();
        var seen = await look.AtAsync(token, message.Code, ct);
        if (seen is not { Learner: { } learner, Code: { } code }) return Refusals.Answer(seen.Refusal!);
        if (code.RedeemedBy is not null) return Agreed(code.Coach, code.Sees!);
        var theme = themes.Find(token.Visit.Theme)!;
        // The page holds both languages; it says which one was read.
        var yes = await consents.ToCoachingAsync(theme, theme.Closest(message.Language ?? token.Visit.Language), code, message.Sees, ct);
        if (!await codes.RedeemAsync(code, learner.Pseudonym, message.Sees, paired.For(token, learner, code, message.Sees), yes, earlier => paired.For(token, learner, earlier, "nothing"), ct))
            return await codes.FindAsync(code.Organisation, code.KeyedHash, learner.Pseudonym, ct) is { Sees: { } agreed } ? Agreed(code.Coach, agreed) : Refusals.Answer("pairing-code-unknown");
        await saying.TryNowAsync(learner.Organisation);
        return Agreed(code.Coach, message.Sees);
    }

    private static IResult Agreed(string coach, string sees) => Results.Json(new Answer(coach, sees), EmbeddedText.Json);

    private sealed record Message(string Code, string Sees, string? Language = null);

    private sealed record Answer(string Coach, string Sees);
}
