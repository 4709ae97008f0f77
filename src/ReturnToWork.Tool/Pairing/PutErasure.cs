using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Record;

namespace ReturnToWork.Tool.Pairing;

/// <summary>
/// <c>PUT /pairing/erasures/{order}</c>: the Companion tells that a privacy officer ordered the erasure of learners, and asks again until the record store has erased too. Telling
/// the same again is harmless. The answer counts; it says nothing of anybody.
/// </summary>
internal static class PutErasure
{
    private const int MostLearners = 100;

    public static async Task<IResult> HandleAsync(Guid order, HttpContext http, OwnErasure erasure, IOptions<PairingOptions> pairing, CancellationToken ct)
    {
        if (!PutPairingCode.IsCompanion(http.Request, pairing.Value.Secret)) return Refusals.Answer("door-bearer");
        if (!http.Request.HasJsonContentType()) return Refusals.Answer("body-not-json");
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { IsWhole: true } message) return Refusals.Answer("body-malformed");
        var (done, counts) = (true, new WouldGo(0, 0, 0, 0, 0));
        foreach (var learner in message.Learners.Distinct(StringComparer.Ordinal))
        {
            counts = counts.Plus(await erasure.LookAsync(message.Organisation, learner, ct));
            done &= await erasure.EraseAsync(message.Organisation, learner, always: true, ct);
        }

        return Results.Json(new Answer(order, done, counts), EmbeddedText.Json);
    }

    private sealed record Message(string Organisation, IReadOnlyList<string> Learners)
    {
        public bool IsWhole =>
            Organisation.Length is > 0 and <= 64 && Organisation.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            && Learners.Count is > 0 and <= MostLearners && Learners.All(learner => learner?.Length is > 0 and <= 100 && learner.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }

    private sealed record Answer(Guid Order, bool Done, WouldGo Counts);
}
