using System.Globalization;

namespace SampleLms;

/// <summary>Who calls a service, and whether they may: bearer token, scope, the tool's own course, the tool's own number in the query.</summary>
internal sealed class ServiceDoor(ToolBook tools, AccessTokens given)
{
    /// <returns>The tool, or why not.</returns>
    public (RegisteredTool? Tool, IResult? No) Open(HttpContext http, string context, params string[] scopes)
    {
        if (AccessTokens.BearerOf(http.Request) is not { } bearer || given.Find(bearer) is not { } token || tools.Find(token.ClientId) is not { Active: true } tool)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            return (null, No.Of(StatusCodes.Status401Unauthorized, "The bearer token is missing, unknown or expired."));
        }

        if (!token.Scopes.Any(scope => scopes.Contains(scope, StringComparer.Ordinal) && tool.MayDo(scope)))
        {
            http.Response.Headers.WWWAuthenticate = $"Bearer error=\"insufficient_scope\", scope=\"{scopes[0]}\"";
            return (null, No.Of(StatusCodes.Status403Forbidden, $"The token does not have the scope {string.Join(" or ", scopes)}."));
        }

        var number = http.Request.Query["type_id"] is [{ } only] ? only : "";
        return number != tool.Number.ToString(CultureInfo.InvariantCulture)
                ? (null, No.Of(StatusCodes.Status400BadRequest, $"type_id must be {tool.Number}. Insert /scores or /results into the path and keep the query behind it."))
            : SampleCourse.OrganisationOf(context)?.Code != tool.Organisation ? (null, No.Of(StatusCodes.Status404NotFound, "This tool has no such course."))
            : (tool, null);
    }
}
