using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace SampleLms;

/// <summary>An organisation that rents a corner of this platform. Each is a client of its own, under the one issuer.</summary>
/// <param name="Code">Short name.</param>
/// <param name="Name">As people know it.</param>
/// <param name="ClientId">The client id of the tool that is there from the start.</param>
/// <param name="DeploymentId">The deployment of that tool in this organisation.</param>
internal sealed record Organisation(string Code, string Name, string ClientId, string DeploymentId);

/// <summary>Somebody with an account here.</summary>
/// <param name="Id">The platform's own id, and the <c>sub</c> of a launch. Says nothing.</param>
/// <param name="SignInName">What the pick-who-you-are page sends.</param>
/// <param name="Name">For this platform's own pages only; a launch never carries it.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="IsTeacher">Whether they furnish the course instead of following it.</param>
internal sealed record Learner(string Id, string SignInName, string Name, Organisation Organisation, bool IsTeacher = false);

/// <summary>Six people of two organisations, and a teacher for each.</summary>
internal static class SampleLearners
{
    public const string Scheme = "learner";

    private static readonly Organisation Groenrijk = new("groenrijk", "Groenrijk Werkt", "groenrijk-lms", "1");
    private static readonly Organisation DeKade = new("dekade", "De Kade", "dekade-lms", "1");

    public static IReadOnlyList<Organisation> Organisations { get; } = [Groenrijk, DeKade];

    public static IReadOnlyList<Learner> All { get; } =
    [
        new("2041", "kees", "Kees", Groenrijk),
        new("2042", "fatma", "Fatma", Groenrijk),
        new("2043", "ali", "Ali", Groenrijk),
        new("2044", "noor", "Noor", Groenrijk),
        new("2049", "mirjam", "Mirjam", Groenrijk, IsTeacher: true),
        new("2071", "sam", "Sam", DeKade),
        new("2072", "daan", "Daan", DeKade),
        new("2079", "joost", "Joost", DeKade, IsTeacher: true),
    ];

    /// <summary>Everybody in the course of that organisation.</summary>
    public static IEnumerable<Learner> Of(string organisation) => All.Where(learner => learner.Organisation.Code == organisation);

    /// <summary>Who is signed in to the platform in this browser.</summary>
    public static async Task<Learner?> CurrentAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme);
        return All.FirstOrDefault(learner => learner.SignInName == ticket.Principal?.Identity?.Name);
    }

    public static Task SignInAsync(HttpContext http, Learner learner) =>
        http.SignInAsync(Scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, learner.SignInName)], Scheme)));
}
