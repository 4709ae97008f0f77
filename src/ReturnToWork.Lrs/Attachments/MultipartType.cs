using System.Net.Http.Headers;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The media type <c>multipart/mixed</c> and its boundary (RFC 2046, 5.1.1).</summary>
internal static class MultipartType
{
    public const string Source = "xAPI 1.0.3, Communication, 1.5.2; RFC 2046, 5.1";
    private const int MaxBoundary = 70;

    public static bool IsMixed(string? contentType) => MediaType(contentType).Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The boundary without its quotes, or why there is none.</summary>
    public static Refusal? Boundary(string? contentType, out string boundary)
    {
        boundary = "";
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return No("The Content-Type cannot be read; send multipart/mixed; boundary=….");
        var named = type.Parameters.Where(parameter => "boundary".Equals(parameter.Name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (named.Count != 1 || named[0].Value is not { Length: > 0 } value) return No("multipart/mixed needs one boundary in its Content-Type.");
        boundary = value.Length > 1 && value[0] == '"' && value[^1] == '"' ? value[1..^1] : value;
        return boundary.Length is > 0 and <= MaxBoundary && boundary[^1] != ' ' && boundary.All(IsAllowed)
            ? null : No($"A boundary has 1 to {MaxBoundary} characters of those that RFC 2046 names, and no blank at its end.");
    }

    private static string MediaType(string? contentType) => (contentType ?? "").Split(';', 2)[0].Trim();

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '\'' or '(' or ')' or '+' or '_' or ',' or '-' or '.' or '/' or ':' or '=' or '?' or ' ';

    private static Refusal No(string why) => new("L22", why, Source);
}
