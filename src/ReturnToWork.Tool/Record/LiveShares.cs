using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// What a learner shares in a theme, by the record store: that is what a coach sees. The page keeps a list of its own among the private answers, but two tabs
/// keep two lists and the last one wins; a share that fell out of it could never be taken back.
/// </summary>
internal sealed class LiveShares(OwnStatements said, IOptions<CoursesOptions> courses)
{
    /// <summary>The answers, with the list of shares as the record store knows it.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> InAsync(IReadOnlyDictionary<string, byte[]> answers, Kept kept, CancellationToken ct)
    {
        var shares = await SaidAsync("shared", kept, ct);
        var plans = shares.Count == 0 ? null : (await SaidAsync("planned", kept, ct)).ToLookup(planned => planned.RefersTo, planned => planned.Code("look-back-day"));
        return new SortedDictionary<string, byte[]>(answers.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [PrivateAnswers.Shares] = JsonSerializer.SerializeToUtf8Bytes(shares.Select(share => Listed(share, plans![share.Id].LastOrDefault())), Http.EmbeddedText.Json),
        };
    }

    private Task<IReadOnlyList<Statement>> SaidAsync(string verb, Kept kept, CancellationToken ct)
    {
        var (organisation, pseudonym) = (kept.Learner.Organisation, kept.Learner.Pseudonym);
        return said.ReadAsync(organisation, AgentKey.OfAccount(courses.Value.PeopleOf(organisation), pseudonym), Vocabulary.Current.VerbIri(verb), kept.XapiRegistration, ct);
    }

    private static Share Listed(Statement share, string? lookBackDay) => new(
        share.Id!.Value, share.Codes("what"), share.Codes("topics"), lookBackDay,
        (share.Timestamp ?? share.Stored!.Value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    // As the player's own list spells it.
    private sealed record Share(Guid Id, IReadOnlyList<string> What, IReadOnlyList<string> Topics, string? LookBackDay, string At);
}
