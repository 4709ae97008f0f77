using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SampleLms;

/// <summary>Scores come in, results go out (Assignment and Grade Services 2.0, 3.3 and 3.4).</summary>
internal sealed partial class ScoreRoutes(SampleLmsOptions options, ServiceDoor door, GradeBook grades)
{
    private static readonly string[] ActivityWords = ["Initialized", "Started", "InProgress", "Submitted", "Completed"];
    private static readonly string[] GradingWords = ["FullyGraded", "Pending", "PendingManual", "Failed", "NotReady"];

    public async Task<IResult> TakeAsync(string context, int number, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.Score);
        if (tool is null || (no = MediaType.NotSent(http.Request, MediaType.Score)) is not null) return no!;
        if (grades.Find(tool, number) is not { } item) return LineItemRoutes.Gone;
        var (said, why) = Read(await JsonBody.ReadAsync(http), item);
        if (said is null) return No.Of(StatusCodes.Status400BadRequest, why);
        if (!SampleLearners.Of(tool.Organisation).Any(learner => learner.Id == said.User && !learner.IsTeacher))
        {
            return No.Of(StatusCodes.Status400BadRequest, "userId is no learner of this course.");
        }

        if (!grades.Take(said)) return No.Of(StatusCodes.Status409Conflict, "The timestamp is not later than that of the last score, in whole seconds.");
        return Results.Json(new { resultUrl = $"{ServiceAddress.LineItem(options, tool, item, $"/results/{said.User}")}" });
    }

    public IResult List(string context, int number, HttpContext http)
    {
        var (tool, no) = door.Open(http, context, Scope.ResultRead);
        if (tool is null || (no = MediaType.NotAccepted(http.Request, MediaType.Results)) is not null) return no!;
        if (grades.Find(tool, number) is not { } item) return LineItemRoutes.Gone;
        var user = http.Request.Query["user_id"].ToString();
        var found = grades.Results.Where(one => one.Item == number && one.Given is not null && (user.Length == 0 || one.User == user));
        return Results.Json(new JsonArray([.. found.Select(one => Shown(tool, item, one))]), contentType: MediaType.Results);
    }

    private JsonObject Shown(RegisteredTool tool, LineItem item, Result result)
    {
        JsonObject shown = new()
        {
            ["id"] = ServiceAddress.LineItem(options, tool, item, $"/results/{result.User}"),
            ["scoreOf"] = ServiceAddress.LineItem(options, tool, item),
            ["userId"] = result.User,
            ["resultScore"] = result.Given / result.Maximum * item.ScoreMaximum,
            ["resultMaximum"] = item.ScoreMaximum,
        };
        if (result.Comment is { } comment) shown["comment"] = comment;
        return shown;
    }

    private static (Result? Said, string Why) Read(JsonObject? body, LineItem item)
    {
        if (body is null) return (null, "The body is no JSON object.");
        if (ToolTokens.Text(body, "userId") is not { Length: > 0 } user) return (null, "userId is missing.");
        // With a zone, or nobody knows when it was; with at least seconds (AGS 2.0, 3.4.5).
        if (ToolTokens.Text(body, "timestamp") is not { } time || !Moment().IsMatch(time) || !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out var stamp))
        {
            return (null, "timestamp must be an ISO 8601 moment with a time zone.");
        }

        if (WordIn(body, "activityProgress", ActivityWords) is not { } activity) return (null, $"activityProgress must be one of {string.Join(", ", ActivityWords)}.");
        if (WordIn(body, "gradingProgress", GradingWords) is not { } grading) return (null, $"gradingProgress must be one of {string.Join(", ", GradingWords)}.");
        if (!TryNumber(body, "scoreGiven", out var given) || given < 0) return (null, "scoreGiven must be a number of 0 or more.");
        if (!TryNumber(body, "scoreMaximum", out var maximum) || maximum <= 0 || (given is not null && maximum is null)) return (null, "scoreGiven needs a scoreMaximum greater than 0.");
        return (new Result(item.Number, user, stamp, activity, grading, given, maximum, ToolTokens.Text(body, "comment")), "");
    }

    private static string? WordIn(JsonObject body, string name, string[] known) => Array.Find(known, word => word == ToolTokens.Text(body, name));

    private static bool TryNumber(JsonObject body, string name, out double? number)
    {
        number = null;
        if (!body.ContainsKey(name)) return true;
        if (body[name] is not JsonValue value || value.GetValueKind() != JsonValueKind.Number || !value.TryGetValue<double>(out var read)) return false;
        number = read;
        return true;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Moment();
}
