using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>If-Match and If-None-Match, and what each version of xAPI says when neither is there (L25).</summary>
internal sealed record Preconditions(IReadOnlyList<string>? Match, IReadOnlyList<string>? NoneMatch)
{
    private const string Source = "xAPI 1.0.3, Communication, 3.1";

    public static Preconditions Of(HttpRequest request) => new(Tags(request.Headers.IfMatch), Tags(request.Headers.IfNoneMatch));

    /// <param name="etag">Of the document that is there, or null.</param>
    /// <returns>412 when they do not hold.</returns>
    public (int Status, Refusal Refusal)? Refuse(string? etag) =>
        (Match is not null && !Names(Match, etag)) || (NoneMatch is not null && Names(NoneMatch, etag))
            ? (StatusCodes.Status412PreconditionFailed, new("L25", "The document was changed or made by somebody else in the meantime; read it again.", Source)) : null;

    /// <summary>What a PUT without preconditions gets. 1.0.3 lets only a state be replaced unseen, and wants a new profile to be announced; 2.0 lets nothing be replaced unseen.</summary>
    public (int Status, Refusal Refusal)? RefuseUnseen(bool isState, XapiVersion version, bool exists)
    {
        if (Match is not null || NoneMatch is not null) return null;
        if (exists && (version == XapiVersion.V200 || !isState))
            return (StatusCodes.Status409Conflict, new("L25", "A document is there already. Read it, then send If-Match with its ETag; or send If-None-Match: * when it must be new.", Source));
        return !exists && !isState && version == XapiVersion.V103
            ? (StatusCodes.Status400BadRequest, new("L25", "Send If-None-Match: * to make a profile, or If-Match with its ETag to replace one.", Source)) : null;
    }

    private static bool Names(IReadOnlyList<string> tags, string? etag) => etag is not null && (tags.Contains("*", StringComparer.Ordinal) || tags.Contains(etag, StringComparer.Ordinal));

    private static List<string>? Tags(Microsoft.Extensions.Primitives.StringValues header) =>
        header.Count == 0 ? null : [.. header.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
