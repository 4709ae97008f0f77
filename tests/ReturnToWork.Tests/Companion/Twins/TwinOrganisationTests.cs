using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Twins;

/// <summary>
/// Two organisations with the same ids, numbers and account names. Whoever is signed in at one knocks at every route there is, for every role: nothing of the other shows, nothing of the
/// other changes, and the other's ids are answered exactly as ids that nobody has (shared/reliability.md T-01, T-02).
/// </summary>
public sealed partial class TwinOrganisationTests
{
    private const string OtherMark = "Dmerk";
    private const string OtherDigits = "987654";
    private const string OnlyThere = "only-there";

    private static readonly Guid Same = Guid.Parse("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Theirs = Guid.Parse("22222222-2222-4222-8222-222222222222");
    private static readonly Guid Nobodys = Guid.Parse("33333333-3333-4333-8333-333333333333");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task T02_no_route_shows_or_changes_anything_of_the_other_organisation_for_any_role(DataProvider engine)
    {
        // What an error page keeps to itself is what somebody who mends it needs.
        var errors = new Errors();
        await using var app = await CompanionApp.StartAsync(engine, services: services => services.AddSingleton<ILoggerProvider>(errors));
        var there = new TwinRows(app, "dekade", OtherMark, OtherDigits);
        await new TwinRows(app, "groenrijk", "Gmerk", "123456").PlantAsync(1, Same);
        await there.PlantAsync(1, Same);
        await there.PlantAsync(2, Theirs);
        foreach (var role in Roles.All) await there.PlantProfessionalAsync(TwinRows.SubjectOf(role), role);
        await there.PlantProfessionalAsync(OnlyThere, Roles.Coach);
        var before = await there.AllAsync();

        var routes = await TwinRoutes.AllAsync(app);
        routes.Count.ShouldBeGreaterThan(15);
        var seen = 0;
        foreach (var role in Roles.All)
        {
            await using var visit = await Visit.OfAsync(app, role);
            foreach (var knock in routes.Where(IsPartOfTheVisit))
            {
                var own = await visit.GoAsync(knock, Same, TwinRows.SubjectOf(role), 1);
                ShowsNothing(own, $"{role}: {knock} {errors.Last}");
                if (own.Status == HttpStatusCode.OK && own.Text.Contains("Gmerk", StringComparison.Ordinal)) seen++;

                var theirs = await visit.GoAsync(knock, Theirs, OnlyThere, 2);
                ShowsNothing(theirs, $"{role}: {knock}, with an id of theirs {errors.Last}");
                var nobodys = await visit.GoAsync(knock, Nobodys, "nobody", 3);
                (theirs.Status, Plain(theirs, Theirs, OnlyThere)).ShouldBe((nobodys.Status, Plain(nobodys, Nobodys, "nobody")), $"{role}: {knock} tells an id of the other organisation from one that nobody has");
                if (knock.Method == "GET" && knock.Path.Contains("{id}", StringComparison.Ordinal)) theirs.Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            }

            (await there.AllAsync()).ShouldBe(before, $"{role} changed something of the other organisation");
        }

        seen.ShouldBeGreaterThan(2, "the visitor must see the own marks, or the whole test sees nothing");
    }

    // Signing out and in are the visit's own; what leads to the provider leaves this program.
    private static bool IsPartOfTheVisit(Knock knock) => !knock.Path.StartsWith("/sign-out", StringComparison.Ordinal) && knock.Path is not ("/sign-in/go" or "/sign-in/end");

    private static void ShowsNothing(Seen seen, string where)
    {
        foreach (var mark in new[] { OtherMark, OtherDigits, "987 654", "De Kade" }) (seen.Text + seen.Answer.Headers).ShouldNotContain(mark, Case.Sensitive, where);
        if (!seen.Address.AbsolutePath.StartsWith("/refused", StringComparison.Ordinal)) seen.Status.ShouldNotBe(HttpStatusCode.InternalServerError, where);
    }

    /// <summary>The page without what differs at every look; the access log grows by the look itself.</summary>
    private static string Plain(Seen seen, Guid id, string subject) =>
        Fresh().Replace(seen.Html, "").Replace(id.ToString("D"), "ID", StringComparison.Ordinal).Replace(subject, "WHO", StringComparison.Ordinal).Replace(seen.Address.Authority, "", StringComparison.Ordinal);

    [GeneratedRegex("nonce=\"[^\"]*\"|value=\"CfDJ8[^\"]*\"|<ul class=\"plain looks\">.*?</ul>|<p[^>]* id=\"chain\">.*?</p>|before=[0-9]+", RegexOptions.Singleline)]
    private static partial Regex Fresh();

    /// <summary>Somebody who is signed in at groenrijk, and signs in again where a knock ended the session.</summary>
    private sealed class Visit(CompanionApp app, StubProfessional who) : IAsyncDisposable
    {
        private Visitor _visitor = null!;
        private string _token = "";

        public static async Task<Visit> OfAsync(CompanionApp app, string role)
        {
            var visit = new Visit(app, new StubProfessional(TwinRows.SubjectOf(role), $"Gmerk {role}", "groenrijk", role));
            await visit.InAsync();
            return visit;
        }

        public async Task<Seen> GoAsync(Knock knock, Guid id, string subject, int number)
        {
            var seen = await OnceAsync(knock, id, subject, number);
            if (seen.Address.AbsolutePath != "/sign-in" || knock.Path == "/sign-in") return seen;
            await InAsync();
            return await OnceAsync(knock, id, subject, number);
        }

        public ValueTask DisposeAsync()
        {
            _visitor.Dispose();
            return ValueTask.CompletedTask;
        }

        private Task<Seen> OnceAsync(Knock knock, Guid id, string subject, int number)
        {
            var fields = knock.FieldsFor(id, subject, number);
            if (knock.Method == "POST") return _visitor.PostAsync(knock.PathFor(id), _token, fields);
            var query = string.Join('&', fields.Select(field => $"{field.Item1}={Uri.EscapeDataString(field.Item2)}"));
            return _visitor.GetAsync(query.Length == 0 ? knock.PathFor(id) : $"{knock.PathFor(id)}{(knock.Path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
        }

        private async Task InAsync()
        {
            _visitor?.Dispose();
            _visitor = await app.SignedInAsync(who);
            // Any page with a form gives it: the layout has one.
            _token = Regex.Match((await _visitor.GetAsync("/refused/404")).Html, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;
            _token.ShouldNotBeEmpty();
        }
    }

    /// <summary>The last surprise.</summary>
    private sealed class Errors : ILoggerProvider, ILogger
    {
        public string Last { get; private set; } = "";

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error) Last = exception?.ToString() ?? formatter(state, exception);
        }

        public void Dispose()
        {
        }
    }
}
