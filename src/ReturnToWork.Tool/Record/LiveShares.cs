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
        return new SortedDictionary<string, byte[]>(answers.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            [PrivateAnswers.Shares] = JsonSerializer.SerializeToUtf8Bytes(await ReadAsync(kept, ct), Http.EmbeddedText.Json),
        };
    }

    /// <summary>What somebody shares in one theme now, oldest first.</summary>
    public async Task<IReadOnlyList<LiveShare>> ReadAsync(Kept kept, CancellationToken ct)
    {
        var shares = await SaidAsync("shared", kept, ct);
        if (shares.Count == 0) return [];
        var plans = (await SaidAsync("planned", kept, ct)).ToLookup(planned => planned.RefersTo, planned => planned.Code("look-back-day"));
        var lookedBack = plans.Count == 0 ? [] : (await SaidAsync("looked-back", kept, ct)).Select(one => one.RefersTo).ToHashSet();
        return [.. shares.Select(share => Listed(share, plans[share.Id].LastOrDefault(), lookedBack.Contains(share.Id)))];
    }

    private Task<IReadOnlyList<Statement>> SaidAsync(string verb, Kept kept, CancellationToken ct)
    {
        var (organisation, pseudonym) = (kept.Learner.Organisation, kept.Learner.Pseudonym);
        return said.ReadAsync(organisation, AgentKey.OfAccount(courses.Value.PeopleOf(organisation), pseudonym), Vocabulary.Current.VerbIri(verb), kept.XapiRegistration, ct);
    }

    private static LiveShare Listed(Statement share, string? lookBackDay, bool lookedBack) => new(
        share.Id!.Value, share.Codes("what"), share.Codes("topics"), lookBackDay,
        (share.Timestamp ?? share.Stored!.Value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))
    {
        Bands = share.Codes("bands"), LookedBack = lookedBack,
    };
}

/// <summary>A share that was not taken back, as the player's own list spells it.</summary>
/// <param name="What">Of <c>topics</c>, <c>plan</c>, <c>ask</c>, <c>bands</c>.</param>
/// <param name="LookBackDay">ISO 8601 date.</param>
/// <param name="At">ISO 8601 moment.</param>
internal sealed record LiveShare(Guid Id, IReadOnlyList<string> What, IReadOnlyList<string> Topics, string? LookBackDay, string At)
{
    /// <summary>Codes such as <c>w1-low</c>.</summary>
    public IReadOnlyList<string> Bands { get; init; } = [];

    /// <summary>Of a plan: the learner said to have looked back.</summary>
    public bool LookedBack { get; init; }
}
