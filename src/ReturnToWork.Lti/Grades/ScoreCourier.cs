using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>What became of one score.</summary>
internal enum ScoreFate
{
    /// <summary>The platform has it.</summary>
    Sent,

    /// <summary>Again later, with the same stamp.</summary>
    Later,

    /// <summary>Again later, with a later stamp.</summary>
    Restamp,

    /// <summary>Trying again would not help.</summary>
    Dead,
}

/// <summary>One attempt's end.</summary>
internal readonly record struct ScoreEnd(ScoreFate Fate, ServiceNo? No = null);

/// <summary>Carries one "klaar" to its gradebook: 1 of 1, completed, fully graded (AGS 2.0, 3.4). Never anything that somebody answered.</summary>
internal sealed class ScoreCourier(PlatformClients clients, LineItems items, ServiceCalls calls, GradingSeal seal)
{
    private const string Type = "application/vnd.ims.lis.v1.score+json";
    private static readonly string Paragraph = Spec.Grades("3.4");

    /// <param name="score">The row as it was before it was lent.</param>
    /// <param name="ct">Ends it without a word about what happened.</param>
    public async Task<ScoreEnd> CarryAsync(ScoreRow score, CancellationToken ct)
    {
        var now = await clients.NowAsync(ct);
        if (now.Of(score.Registration) is not var (client, deployment) || deployment.Organisation != score.Organisation) return Dead("L12-registration-gone");
        if (!deployment.Terms.Grades) return Dead("G-switched-off");
        if (now.OriginsOf(score.Registration).Count == 0) return new(ScoreFate.Later, new ServiceNo("L12-suspended", Paragraph, Again: true));
        if (score.Subject is null || seal.OpenSubject(score.Subject) is not { } subject) return Dead("G-subject-gone");

        var (item, no) = await items.FindAsync(client, deployment, score.ResourceLink, ct);
        if (item is null) return no!.Again ? new(ScoreFate.Later, no with { Unclear = false }) : Dead(no.Code);
        var body = Encoding.UTF8.GetBytes(Body(subject, score.At, client.Family).ToJsonString());
        return Judge(await calls.SendAsync(client, deployment.Id, [Scopes.Score], HttpMethod.Post, ScoresOf(item), accept: null, (Type, body), ct), score, client);
    }

    /// <summary>The path grows, the query stays: Moodle's line items have one (lti.md G2).</summary>
    public static Uri ScoresOf(Uri item) => new(item.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/scores" + item.Query);

    private static JsonObject Body(string subject, DateTimeOffset at, string? family)
    {
        var score = new JsonObject
        {
            ["userId"] = subject,
            ["timestamp"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["scoreGiven"] = 1,
            ["scoreMaximum"] = 1,
            ["activityProgress"] = "Completed",
            ["gradingProgress"] = "FullyGraded",
        };
        // Canvas makes a submission of every score unless told not to.
        if (family == "canvas") score["https://canvas.instructure.com/lti/submission"] = new JsonObject { ["new_submission"] = false };
        return score;
    }

    // Moodle answers 200, Canvas 200, others 201, 202 or 204 (lti.md G8).
    private static ScoreEnd Judge(ServiceAnswer answer, ScoreRow score, PlatformClient client)
    {
        if (answer.IsFine) return new(ScoreFate.Sent);
        var no = answer.Why("G8", Paragraph);
        if (answer.Status == 409 || (answer.Status == 400 && client.Family == "canvas" && score.LastError != no.Code))
        {
            // "Not newer": of a stamp that may have arrived it says that it did. Else something newer is there, and ours must be newer still.
            return ScoreOutbox.IsInDoubt(score) ? new(ScoreFate.Sent) : new(ScoreFate.Restamp, no);
        }

        return new(no.Again ? ScoreFate.Later : ScoreFate.Dead, no);
    }

    private static ScoreEnd Dead(string code) => new(ScoreFate.Dead, new ServiceNo(code, Paragraph));
}
