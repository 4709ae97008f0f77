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
    /// <summary>SHA-256 of what counts, by the rules of the version that the statement was read in: equal statements have equal hashes.</summary>
    public static byte[] Hash(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return Hash(statement, statement.ReadAs);
    }

    /// <summary>The same by the rules of another version, to compare two that came in different ones.</summary>
    public static byte[] Hash(Statement statement, XapiVersion version)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return SHA256.HashData(ContentText.Of(statement, version, signatures: true));
    }

    /// <summary>What a signature vouches for: the same without the attachments that are signatures (xAPI 1.0.3, Data, 2.6: the statement "before the signature was added"; row L23).</summary>
    public static byte[] HashUnsigned(Statement statement, XapiVersion version)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return SHA256.HashData(ContentText.Of(statement, version, signatures: false));
    }
}
