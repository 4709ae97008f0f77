using System.Security.Cryptography;

namespace ReturnToWork.Xapi;

/// <summary>
/// When two statements are the same (xAPI 1.0.3, Data, 2.3.1; IEEE 9274.1.1, 4.2; row L13). The id (it is what the comparison starts from), what a record store assigns,
/// verb displays, activity definitions, the order of group members, the written form of a timestamp below a millisecond, and the case of mail hosts, UUIDs, language tags and
/// hexadecimal digits do not count. Everything else does, the digits of a number included. 2.0 counts neither the statement's timestamp nor its attachments, and cuts
/// durations off at 0.01 s; 1.0.3 compares durations as they are written.
/// </summary>
public static class StatementContent
{
    /// <summary>SHA-256 of what counts, by the rules of the version that the statement was read in. Equal hashes: the same statement. For different ones see <see cref="Same"/>.</summary>
    public static byte[] Hash(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return SHA256.HashData(ContentText.Of(statement, statement.ReadAs, withMoment: statement.ReadAs == XapiVersion.V103 && !IsAssigned(statement)));
    }

    /// <summary>
    /// Whether two are the same by the rules of one version, whatever they were read in. Where one has no timestamp and the other has that of storing, the store gave it, and
    /// it does not count.
    /// </summary>
    public static bool Same(Statement one, Statement other, XapiVersion version)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (version == XapiVersion.V103 && !SameMoment(one, other)) return false;
        var first = ContentText.Of(one, version, withMoment: false).ToArray();
        return ContentText.Of(other, version, withMoment: false).SequenceEqual(first);
    }

    private static bool SameMoment(Statement one, Statement other) => (one.Timestamp, other.Timestamp) switch
    {
        (null, null) => true,
        (null, _) => IsAssigned(other),
        (_, null) => IsAssigned(one),
        var (at, too) => Milliseconds(at!.Value) == Milliseconds(too!.Value),
    };

    private static bool IsAssigned(Statement statement) => statement is { Timestamp: { } at, Stored: { } stored } && Milliseconds(at) == Milliseconds(stored);

    private static long Milliseconds(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMillisecond;
}
