using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Pairing;

/// <summary>
/// <c>PUT /pairing/endings/{id}</c>: the Companion tells on which day everything of learners will be erased, or that no day stands any more. They read it on their own page; the
/// erasure itself is an order of its own. Telling the same again changes nothing.
/// </summary>
internal static class PutEnding
{
    private const int MostLearners = 100;

    public static async Task<IResult> HandleAsync(Guid id, HttpContext http, IDbContextFactory<ToolDb> stores, IOptions<PairingOptions> pairing, CancellationToken ct)
    {
        if (!PutPairingCode.IsCompanion(http.Request, pairing.Value.Secret)) return Refusals.Answer("door-bearer");
        if (!http.Request.HasJsonContentType()) return Refusals.Answer("body-not-json");
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { IsWhole: true } message) return Refusals.Answer("body-malformed");
        await using var db = await stores.CreateDbContextAsync(ct);
        await db.Learners.Where(row => row.Organisation == message.Organisation && message.Learners.Contains(row.Pseudonym)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ErasedOn, message.Day), ct);
        return Results.NoContent();
    }

    private sealed record Message(string Organisation, IReadOnlyList<string> Learners, DateOnly? Day)
    {
        public bool IsWhole => Organisation.Length is > 0 and <= 64 && Learners.Count is > 0 and <= MostLearners && Learners.All(learner => learner?.Length is > 0 and <= 100);
    }
}
