using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>POST /api/keep</c>: somebody chose "bewaren". Only now is a learner made; a second time finds the same one.</summary>
internal static class Keep
{
    public static async Task<IResult> HandleAsync(HttpContext http, Learners learners, Tickets tickets, TimeProvider time, IOptions<CoursesOptions> courses, CancellationToken ct)
    {
        var visit = http.Token().Visit;
        var kept = await learners.KeepAsync(visit, ct);
        var token = PlayerToken.For(visit, kept.Learner.Pseudonym, kept.XapiRegistration, time.GetUtcNow());
        return Results.Json(new Answer(tickets.Write(token), token.Expires, Actor.Of(courses.Value, kept.Learner), kept.XapiRegistration), EmbeddedText.Json);
    }

    private sealed record Answer(string Token, DateTimeOffset TokenExpires, Actor Actor, Guid Registration);
}

/// <summary>An xAPI agent, as the player puts it into statements.</summary>
internal sealed record Actor(Account Account)
{
    public static Actor Of(CoursesOptions courses, Learner learner) => new(new Account(courses.PeopleOf(learner.Organisation), learner.Pseudonym));
}

/// <summary>An xAPI account: our own name space, a random name in it.</summary>
internal sealed record Account(string HomePage, string Name);
