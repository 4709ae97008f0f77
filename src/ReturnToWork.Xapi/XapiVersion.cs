namespace ReturnToWork.Xapi;

/// <summary>The two versions of xAPI that this product speaks; the patch number never changes the meaning (xAPI 1.0.3, Communication, 3.3).</summary>
public enum XapiVersion
{
    /// <summary>1.0.3; a request says 1.0 or 1.0.x.</summary>
    V103,

    /// <summary>2.0.0 (IEEE 9274.1.1); a request says 2.0 or 2.0.x.</summary>
    V200,
}

/// <summary>The versions as they stand in headers.</summary>
public static class XapiVersions
{
    public const string Header = "X-Experience-API-Version";
    private const int MaxLength = 16;

    /// <summary>What an answer in this version says: 1.0.3 or 2.0.0.</summary>
    public static string Text(this XapiVersion version) => version == XapiVersion.V200 ? "2.0.0" : "1.0.3";

    /// <summary>What a statement without a version gets: 1.0.0 (xAPI 1.0.3, Data, 2.4.10) or 2.0.0 (IEEE 9274.1.1, 4.2.4.3).</summary>
    public static string OfStatement(this XapiVersion version) => version == XapiVersion.V200 ? "2.0.0" : "1.0.0";

    /// <summary>Reads a request's version; false for one that is none of ours.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out XapiVersion version)
    {
        version = text.StartsWith("2", StringComparison.Ordinal) ? XapiVersion.V200 : XapiVersion.V103;
        var minor = version == XapiVersion.V200 ? "2.0" : "1.0";
        if (!text.StartsWith(minor, StringComparison.Ordinal) || text.Length > MaxLength) return false;
        var patch = text[minor.Length..];
        return patch.IsEmpty || (patch[0] == '.' && patch.Length > 1 && !patch[1..].ContainsAnyExceptInRange('0', '9'));
    }

    /// <summary>The same for what stands in a statement; null for one that is none of ours.</summary>
    internal static XapiVersion? Read(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxLength];
        return utf8.Length <= MaxLength && System.Text.Encoding.UTF8.TryGetChars(utf8, text, out var length) && TryRead(text[..length], out var version) ? version : null;
    }
}
