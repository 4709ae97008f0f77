using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench.Store;

/// <summary>The rows that the store would write for one statement, made beforehand.</summary>
internal sealed record RawRow(StatementRow Statement, KnownId Id, IReadOnlyList<Link> Links);

internal static class RawRows
{
    private static readonly byte[] Authority = """{"objectType":"Agent","account":{"homePage":"https://returntowork.example/credentials","name":"bench"}}"""u8.ToArray();
    private static long _last = TimeProvider.System.GetUtcNow().ToUnixMicroseconds();

    public static List<RawRow> Make(LoadStatement load, int count)
    {
        var rows = new List<RawRow>(count);
        Span<byte> stored = stackalloc byte[UnixMicroseconds.TextLength];
        for (var i = 0; i < count; i++)
        {
            var statement = new Incoming(StatementReader.Read(load.Next().Utf8).Statement!, Guid.Empty);
            var tick = ++_last;
            UnixMicroseconds.Write(tick, stored);
            rows.Add(new(
                new("bench", tick, statement.Id, statement.Verb, statement.Actor, Sql.Hash("bench"), statement.Registration, null, null, Voids: false, Voided: false, 0, statement.Body(stored, Authority)),
                new("bench", statement.Id, tick, statement.Content),
                [.. statement.Keys.Select(key => new Link("bench", key.Kind, key.Key, tick, tick, key.Related)), new Link("bench", LinkKind.Agent, Sql.Hash("authority"), tick, tick, Related: true)]));
        }

        return rows;
    }
}
