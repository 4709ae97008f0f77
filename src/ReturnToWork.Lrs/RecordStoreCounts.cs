using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>How many statements an organisation has, and nothing about them.</summary>
/// <param name="Progress">Begun, turned a page, finished.</param>
/// <param name="Personal">Paired, shared, planned, taken back. This stream stays here.</param>
/// <param name="Training">What professionals do in their training.</param>
/// <param name="Other">Verbs that are not ours.</param>
public sealed record StreamCounts(long Progress, long Personal, long Training, long Other);

/// <summary>Counting for the administrator's page.</summary>
public sealed class RecordStoreCounts
{
    private static readonly Dictionary<string, short> StreamOf = Vocabulary.Current.Verbs.ToDictionary(verb => Convert.ToHexString(Sql.Hash(verb.Iri)), Streams.Of, StringComparer.Ordinal);
    private readonly IDbContextFactory<LrsDb> _factory;

    internal RecordStoreCounts(IDbContextFactory<LrsDb> factory) => _factory = factory;

    /// <summary>Counts by the link that every statement has to its own verb: small rows in the order of their key, instead of the statements themselves.</summary>
    /// <exception cref="System.Data.Common.DbException">The database did not do its work.</exception>
    public async Task<StreamCounts> OfAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var command = db.Database.GetDbConnection().Command(
            null, $"SELECT key, COUNT(*) FROM {db.Prefix}links WHERE organisation = @p0 AND kind = @p1 AND tick = source GROUP BY key", organisation, LinkKind.Verb);
        var counts = new long[4];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var stream = StreamOf.GetValueOrDefault(Convert.ToHexString((byte[])reader.GetValue(0)), Streams.Other);
            counts[stream] += Convert.ToInt64(reader.GetValue(1), CultureInfo.InvariantCulture);
        }

        return new(counts[Streams.Progress], counts[Streams.Personal], counts[Streams.Training], counts[Streams.Other]);
    }
}
