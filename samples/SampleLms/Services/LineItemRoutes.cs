using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>Columns in the gradebook: list, make, read, change, remove (Assignment and Grade Services 2.0, 3.2).</summary>
internal sealed class LineItemRoutes(SampleLmsOptions options, ServiceDoor door, GradeBook grades, ActivityBook activities, Texts texts)
{
    private const int PageLength = 10;

    /// <summary>Filters: <c>resource_link_id</c>, <c>resource_id</c>, <c>tag</c>; pages by <c>limit</c>, and <c>rel="next"</c> until there is no more.</summary>
    public IResult List(string context, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.LineItem, Scope.LineItemRead);
        if (tool is null || (no = MediaType.NotAccepted(http.Request, MediaType.LineItems)) is not null) return no!;
        var query = http.Request.Query;
        var found = grades.ItemsOf(tool).Where(item => Fits("resource_link_id", item.ResourceLinkId) && Fits("resource_id", item.ResourceId) && Fits("tag", item.Tag));
        var page = new ServicePage<LineItem>(http, [.. found], PageLength);
        page.Link($"{ServiceAddress.LineItems(options, tool)}{Kept("resource_link_id")}{Kept("resource_id")}{Kept("tag")}");
        return Results.Json(new JsonArray([.. page.Items.Select(item => Shown(tool, item))]), contentType: MediaType.LineItems);

        bool Fits(string name, string? value) => !query.ContainsKey(name) || query[name] == value;
        string Kept(string name) => query[name] is [{ } value] ? $"&{name}={Uri.EscapeDataString(value)}" : "";
    }

    public async Task<IResult> MakeAsync(string context, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.LineItem);
        if (tool is null || (no = MediaType.NotSent(http.Request, MediaType.LineItem)) is not null) return no!;
        var (said, why) = Read(await JsonBody.ReadAsync(http));
        if (said is null) return No.Of(StatusCodes.Status400BadRequest, why);
        if (said.ResourceLinkId is { } link && !activities.Of(SampleCourse.OrganisationOf(context)!, texts).Any(one => one.ResourceLinkId == link && one.ClientId == tool.ClientId))
        {
            return No.Of(StatusCodes.Status400BadRequest, "resourceLinkId names no activity of this tool.");
        }

        var item = grades.Add(tool, number => said with { Number = number });
        http.Response.Headers.Location = ServiceAddress.LineItem(options, tool, item);
        return Results.Json(Shown(tool, item), contentType: MediaType.LineItem, statusCode: StatusCodes.Status201Created);
    }

    public IResult Get(string context, int number, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.LineItem, Scope.LineItemRead);
        if (tool is null || (no = MediaType.NotAccepted(http.Request, MediaType.LineItem)) is not null) return no!;
        return grades.Find(tool, number) is { } item ? Results.Json(Shown(tool, item), contentType: MediaType.LineItem) : Gone;
    }

    public async Task<IResult> ChangeAsync(string context, int number, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.LineItem);
        if (tool is null || (no = MediaType.NotSent(http.Request, MediaType.LineItem)) is not null) return no!;
        if (grades.Find(tool, number) is not { } item) return Gone;
        var (said, why) = Read(await JsonBody.ReadAsync(http));
        if (said is null) return No.Of(StatusCodes.Status400BadRequest, why);
        if (said.ResourceLinkId is { } link && link != item.ResourceLinkId) return No.Of(StatusCodes.Status400BadRequest, "resourceLinkId cannot be changed.");
        var changed = said with { Number = item.Number, Tool = item.Tool, ResourceLinkId = item.ResourceLinkId };
        grades.Change(changed);
        return Results.Json(Shown(tool, changed), contentType: MediaType.LineItem);
    }

    public IResult Remove(string context, int number, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.LineItem);
        if (tool is null) return no!;
        if (grades.Find(tool, number) is not { } item) return Gone;
        grades.Remove(item);
        return Results.NoContent();
    }

    public static IResult Gone => No.Of(StatusCodes.Status404NotFound, "This tool has no such line item.");

    private static (LineItem? Said, string Why) Read(JsonObject? body) =>
        body is null ? (null, "The body is no JSON object.")
        : ToolTokens.Text(body, "label") is not { } label || string.IsNullOrWhiteSpace(label) ? (null, "label is missing.")
        : body["scoreMaximum"] is not JsonValue number || !number.TryGetValue<double>(out var most) || !(most > 0) ? (null, "scoreMaximum must be a number greater than 0.")
        : (new LineItem
        {
            Number = 0,
            Tool = "",
            Label = label,
            ScoreMaximum = most,
            ResourceLinkId = ToolTokens.Text(body, "resourceLinkId"),
            ResourceId = ToolTokens.Text(body, "resourceId"),
            Tag = ToolTokens.Text(body, "tag"),
        }, "");

    private JsonObject Shown(RegisteredTool tool, LineItem item)
    {
        JsonObject shown = new() { ["id"] = ServiceAddress.LineItem(options, tool, item), ["label"] = item.Label, ["scoreMaximum"] = item.ScoreMaximum };
        if (item.ResourceLinkId is { } link) shown["resourceLinkId"] = link;
        if (item.ResourceId is { } resource) shown["resourceId"] = resource;
        if (item.Tag is { } tag) shown["tag"] = tag;
        return shown;
    }
}
