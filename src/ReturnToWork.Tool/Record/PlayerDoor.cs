using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// The record store's door for the player: a token writes as its own actor, in its own registration, about its own theme, and reads nothing but its own
/// bookmark (reliability.md X-01).
/// </summary>
internal sealed class PlayerDoor(Tickets tickets, Themes themes, VisitDoor door, Learners learners, CoachCodes codes, TrainingVisits training, IOptions<CoursesOptions> courses, TimeProvider time) : ILrsDoor
{
    public async ValueTask<LrsCaller?> OpenAsync(HttpContext http, CancellationToken ct) =>
        Bearer.Of(http.Request) is { } text && tickets.ReadToken(text) is { } token && token.Expires > time.GetUtcNow() && await door.IsOpenAsync(token.Visit, ct)
        // Who was erased says nothing more, also from a page that was still open.
        && await learners.OfAsync(token, ct) is { } learner
            ? Caller(token, await codes.LatestOfAsync(learner, ct) is { Mode: "confidential" })
            : null;

    private LrsCaller? Caller(PlayerToken token, bool confidential)
    {
        var visit = token.Visit;
        if (token is not { Pseudonym: { } pseudonym, XapiRegistration: { } registration } || visit.IsPreview) return null;
        // Nobody passes anything as an employee, and no employee's theme is done in a training.
        if (themes.Find(visit.Theme) is not { } shown || !training.Fits(visit)) return null;
        var homePage = courses.Value.PeopleOf(visit.Organisation);
        var theme = courses.Value.ThemeOf(visit.Theme);
        var rights = new TellerRights("player", homePage, pseudonym, registration, theme, shown.ScreenIds)
        {
            // Only what professionals learn has any: nobody passes a theme of employees.
            Requirements = [.. shown.Requirements.Select(requirement => Scene.RequirementIdOf(courses.Value.ActivityBase, requirement))],
        };
        return new LrsCaller(visit.Organisation, Authority.Of(courses.Value), LrsRights.WriteStatements | LrsRights.State)
        {
            Gate = statement => StatementGate.Check(statement, rights) ?? (confidential ? null : Unheard(statement)),
            Own = new OwnDocuments(AgentKey.OfAccount(homePage, pseudonym), registration, theme),
        };
    }

    // The page offers it to a confidential coach only; a page that was open while another coach came does not know yet (method 5.4).
    private static Refusal? Unheard(Statement statement) =>
        statement.Codes("what").Contains("bands", StringComparer.Ordinal)
            ? new Refusal("gate-mode", "Answers with blocks are for a coach who works confidentially. Open the theme again to see who the coach is now.", "shared/method.md 5.4: rating bands")
            : null;
}

/// <summary>On whose word the record store keeps what comes through this host.</summary>
internal static class Authority
{
    public static string Of(CoursesOptions courses) =>
        JsonSerializer.Serialize(new { objectType = "Agent", account = new { homePage = courses.ActivityBase, name = "tool" } });
}
