using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// Who is in the course (Names and Role Provisioning Services 2.0). Ids and roles, never a name. A page is three people unless asked otherwise, so that even this small
/// course has a second page; the older membership container is there for those who ask for its media type.
/// </summary>
internal sealed class MemberRoutes(SampleLmsOptions options, ServiceDoor door, ActivityBook activities, Texts texts)
{
    private const int PageLength = 3;
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";

    public IResult List(string context, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.Members);
        if (tool is null || (no = MediaType.NotAccepted(http.Request, MediaType.Members, MediaType.MembersOfVersion1)) is not null) return no!;
        var query = http.Request.Query;
        Activity? place = null;
        if (query["rlid"] is [{ } link] && (place = activities.Of(SampleCourse.OrganisationOf(context)!, texts).FirstOrDefault(one => one.ResourceLinkId == link && one.ClientId == tool.ClientId)) is null)
        {
            return No.Of(StatusCodes.Status404NotFound, "rlid names no activity of this tool.");
        }

        var role = query["role"].ToString();
        var found = query.ContainsKey("since")
            ? []
            : SampleLearners.Of(tool.Organisation).Where(learner => role.Length == 0 || Roles.Of(learner).Any(one => one == role || one.EndsWith($"membership#{role}", StringComparison.Ordinal)));
        var page = new ServicePage<Learner>(http, [.. found], PageLength);
        var address = ServiceAddress.Members(options, tool);
        page.Link($"{address}{Kept("role")}{Kept("rlid")}");
        // Nobody joins or leaves this course, so that what changed since is always nothing.
        if (page.IsLast) http.Response.Headers.Append("Link", $"<{address}&since=1>; rel=\"differences\"");
        return http.Request.Headers.Accept == MediaType.MembersOfVersion1
            ? Results.Json(OfVersion1(address, context, page.Items), contentType: MediaType.MembersOfVersion1)
            : Results.Json(Container(address, context, page.Items, tool, place), contentType: MediaType.Members);

        string Kept(string name) => query[name] is [{ } value] ? $"&{name}={Uri.EscapeDataString(value)}" : "";
    }

    private JsonObject Container(string address, string context, IEnumerable<Learner> members, RegisteredTool tool, Activity? place) => new()
    {
        ["id"] = address,
        ["context"] = new JsonObject { ["id"] = context, ["title"] = texts["course.title"] },
        ["members"] = new JsonArray([.. members.Select(member => Shown(member, tool, place))]),
    };

    private static JsonObject Shown(Learner member, RegisteredTool tool, Activity? place)
    {
        JsonObject shown = new() { ["status"] = "Active", ["user_id"] = member.Id, ["roles"] = new JsonArray([.. Roles.Of(member).Select(role => JsonValue.Create(role))]) };
        if (place is not null)
        {
            JsonObject custom = [];
            foreach (var (name, value) in tool.Custom.Concat(place.Custom)) custom[name] = value;
            shown["message"] = new JsonArray(new JsonObject { [Lti + "message_type"] = "LtiResourceLinkRequest", [Lti + "custom"] = custom });
        }

        return shown;
    }

    private static JsonObject OfVersion1(string address, string context, IEnumerable<Learner> members) => new()
    {
        ["@context"] = "http://purl.imsglobal.org/ctx/lis/v2/MembershipContainer",
        ["@type"] = "Page",
        ["@id"] = address,
        ["pageOf"] = new JsonObject
        {
            ["@type"] = "LISMembershipContainer",
            ["membershipSubject"] = new JsonObject
            {
                ["@type"] = "Context",
                ["contextId"] = context,
                ["membership"] = new JsonArray([.. members.Select(member => new JsonObject
                {
                    ["status"] = "liss:Active",
                    ["member"] = new JsonObject { ["@type"] = "LISPerson", ["userId"] = member.Id },
                    ["role"] = new JsonArray(member.IsTeacher ? "urn:lti:role:ims/lis/Instructor" : "urn:lti:role:ims/lis/Learner"),
                })]),
            },
        },
    };
}
