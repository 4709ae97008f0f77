namespace SampleLms;

/// <summary>The media types of the services. They are asked for exactly, one and no list, as Moodle does.</summary>
internal static class MediaType
{
    public const string LineItem = "application/vnd.ims.lis.v2.lineitem+json";
    public const string LineItems = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    public const string Results = "application/vnd.ims.lis.v2.resultcontainer+json";
    public const string Score = "application/vnd.ims.lis.v1.score+json";
    public const string Members = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    public const string MembersOfVersion1 = "application/vnd.ims.lis.v2.membershipcontainer+json";

    /// <summary>Null when the request accepts exactly that.</summary>
    public static IResult? NotAccepted(HttpRequest request, params string[] known) =>
        request.Headers.Accept is [{ } only] && known.Contains(only, StringComparer.Ordinal)
            ? null
            : No.Of(StatusCodes.Status406NotAcceptable, $"Accept must be exactly {string.Join(" or ", known)}.");

    /// <summary>Null when the body is exactly that, without a charset.</summary>
    public static IResult? NotSent(HttpRequest request, string known) =>
        request.ContentType == known ? null : No.Of(StatusCodes.Status415UnsupportedMediaType, $"Content-Type must be exactly {known}.");
}

/// <summary>A refusal with words, for whoever builds a tool.</summary>
internal static class No
{
    public static IResult Of(int status, string why) => Results.Json(new { status, reason = why }, statusCode: status);
}
