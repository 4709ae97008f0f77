using System.Security.Cryptography;
using System.Text;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Lrs;

internal static class MarkKind
{
    public const short Agent = 1;
    public const short Statement = 2;
}

/// <summary>
/// Keyed hashes of what was erased. They say nothing by themselves, and nobody without the installation's key can test a guess; still the same person or
/// statement is recognised when it comes again.
/// </summary>
internal sealed class Marking(InstallationKey installation)
{
    private readonly byte[] _key = installation.For("lrs/marks");

    /// <param name="agent">See <see cref="Sql.Hash"/> of the <see cref="Xapi.AgentKey"/>.</param>
    public byte[] OfAgent(string organisation, byte[] agent) => Of(MarkKind.Agent, organisation, agent);

    public byte[] OfStatement(string organisation, Guid id) => Of(MarkKind.Statement, organisation, id.ToByteArray(bigEndian: true));

    // The organisation has no zero byte and what is marked has 16, so nothing can be read two ways.
    private byte[] Of(short kind, string organisation, byte[] what)
    {
        byte[] text = [(byte)kind, .. Encoding.UTF8.GetBytes(organisation), 0, .. what];
        return HMACSHA256.HashData(_key, text);
    }

    /// <summary>Keeps a mark; one that is there gets the later tick.</summary>
    public static async Task SetAsync(WriteScope scope, byte[] mark, short kind, long tick, CancellationToken ct)
    {
        object?[] values = [scope.Organisation, mark, kind, tick];
        if (await scope.ExecuteAsync($"INSERT INTO {scope.Prefix}marks (organisation, hash, kind, tick) VALUES (@p0,@p1,@p2,@p3) ON CONFLICT DO NOTHING", values, ct) > 0) scope.Marks++;
        else await scope.ExecuteAsync($"UPDATE {scope.Prefix}marks SET tick = @p2 WHERE organisation = @p0 AND hash = @p1", [scope.Organisation, mark, tick], ct);
    }
}
