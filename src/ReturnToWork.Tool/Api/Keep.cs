using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>POST /api/keep</c>: somebody chose "bewaren". Only now is a learner made, with the receipt of this yes; a second time finds the same one.</summary>
internal static class Keep
{
    public static async Task<IResult> HandleAsync(HttpContext http, Learners learners, ConsentBook consents, Themes themes, Tickets tickets, TimeProvider time, IOptions<CoursesOptions> courses, CancellationToken ct)
    {
        var visit = http.Token().Visit;
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { } message) return Refusals.Answer("body-malformed");
        var theme = themes.Find(visit.Theme)!;
        var kept = await learners.KeepAsync(visit, () => consents.ToKeepingAsync(visit.Organisation, theme, theme.Closest(message.Language ?? visit.Wishes?.Language ?? visit.Language), ct), ct);
        var token = PlayerToken.For(visit, kept.Learner.Pseudonym, kept.XapiRegistration, time.GetUtcNow());
        return Results.Json(new Answer(tickets.Write(token), token.Expires, Actor.Of(courses.Value, kept.Learner), kept.XapiRegistration), EmbeddedText.Json);
    }

    /// <param name="Language">In which the question was read: the page holds both.</param>
    private sealed record Message(string? Language = null);

    private sealed record Answer(string Token, DateTimeOffset TokenExpires, Actor Actor, Guid Registration);
}

/// <summary>An xAPI agent, as the player puts it into statements.</summary>
internal sealed record Actor(Account Account)
{
    public static Actor Of(CoursesOptions courses, Learner learner) => new(new Account(courses.PeopleOf(learner.Organisation), learner.Pseudonym));
}

/// <summary>An xAPI account: our own name space, a random name in it.</summary>
internal sealed record Account(string HomePage, string Name);
