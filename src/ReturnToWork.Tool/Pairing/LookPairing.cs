using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pairing;

/// <summary><c>POST /api/pairing/look</c>: whose code is this? Redeems nothing: the page now asks "Anna wordt je coach. Klopt dat?"</summary>
internal static class LookPairing
{
    public static async Task<IResult> HandleAsync(HttpContext http, CodeLook look, CancellationToken ct)
    {
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { } message) return Refusals.Answer("body-malformed");
        var seen = await look.AtAsync(http.Token(), message.Code, ct);
        return seen.Refusal is { } code ? Refusals.Answer(code) : Results.Json(new Answer(seen.Code!.Coach, seen.Code.Mode), EmbeddedText.Json);
    }

    private sealed record Message(string Code);

    private sealed record Answer(string Coach, string Mode);
}

/// <summary>A code as an employee typed it, or why it opens nothing.</summary>
internal readonly record struct Seen(Learner? Learner, CoachCode? Code, string? Refusal);

/// <summary>Looks at a code with one of five tries. Looking and agreeing count alike, else agreeing would be the way to guess.</summary>
internal sealed class CodeLook(Learners learners, CoachCodes codes, Tries tries, IOptions<PairingOptions> pairing)
{
    public async Task<Seen> AtAsync(PlayerToken token, string typed, CancellationToken ct)
    {
        if (await learners.OfAsync(token, ct) is not { } learner) return Refused("not-kept");
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit)) return Refused("pairing-code-shape");
        if (!await tries.TakeAsync(learner.Organisation, learner.Pseudonym, ct)) return Refused("pairing-tries-spent");
        var keyedHash = PairingCode.KeyedHash(pairing.Value.Secret, learner.Organisation, digits);
        if (await codes.FindAsync(learner.Organisation, keyedHash, learner.Pseudonym, ct) is not { } code) return Refused("pairing-code-unknown");
        await tries.GiveBackAsync(learner.Organisation, learner.Pseudonym, ct);
        return new Seen(learner, code, null);
    }

    private static Seen Refused(string code) => new(null, null, code);
}
