using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using ReturnToWork.Demo;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.TestKit.Walking;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>Promise 7 over the whole house: no name, answer, token, <c>sub</c> or code in a log, whoever comes by and whatever goes wrong.</summary>
public sealed class QuietHouseTests
{
    [Fact]
    public async Task Nobody_is_in_the_logs_of_the_whole_way_nor_of_what_goes_wrong_on_it_and_nothing_taken_back_in_its_files()
    {
        var log = new Lines();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        var ports = FreePorts.Take(3);
        await using var house = await DemoHouse.StartAsync(new DemoPlace(ports[0], ports[1], ports[2], place.Directory), place.Settings, builder =>
        {
            builder.Logging.ClearProviders();
            // The sample LMS is nobody's real LMS; its log is not ours to promise anything about.
            if (builder.Environment.ApplicationName != "SampleLms") builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Information);
        });
        using var coach = new CoachWalk(house.Place);
        using var kees = new LearnerWalk(house.Place);
        await coach.SignInAsync("anna");
        var code = await coach.AddPersonAsync("Keesje-Roepnaam");
        await kees.SignInAsync("kees");
        var theme = await kees.LaunchAsync();
        await kees.KeepAsync();
        await kees.PairAsync(code, "topics");
        await coach.ConfirmAsync(TimeSpan.FromSeconds(10), TimeProvider.System);
        var share = Guid.NewGuid();
        await kees.TellAsync(Tell.Shared(kees.Scene, share, TimeProvider.System.GetUtcNow(), ["topics"], ["op-het-werk"]));
        await coach.OpenAsync(await coach.TalkAddressAsync());
        await kees.TellAsync(Tell.Unshared(kees.Scene, Guid.NewGuid(), TimeProvider.System.GetUtcNow(), share));

        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var tool = house.Place.Tool;
        var statuses = new List<int>();
        foreach (var (method, address, body) in ((HttpMethod, string, string?)[])
        [
            (HttpMethod.Get, $"{tool}/lti/login?iss=x&login_hint=planted-hint&target_link_uri=http://planted-target&lti_message_hint=planted-message", null),
            (HttpMethod.Get, $"{tool}/lti/login?iss={house.Place.Lms}&client_id=groenrijk-lms&login_hint=planted-hint&target_link_uri={tool}/themes/3", null),
            (HttpMethod.Post, $"{tool}/lti/launch", "id_token=planted.token.here&state=planted-state"),
            (HttpMethod.Post, $"{tool}/lti/launch", "error=planted-error&error_description=planted-words&state=planted-state"),
            (HttpMethod.Get, $"{tool}/xapi/statements?agent={Uri.EscapeDataString("{\"mbox\":\"mailto:planted@example.org\"}")}", null),
            (HttpMethod.Get, $"{tool}/themes/planted-theme?language=planted", null),
            (HttpMethod.Put, $"{tool}/api/answers/3/planted-activity", "{\"value\":\"planted-answer\",\"seq\":1}"),
            (HttpMethod.Put, $"{tool}/pairing/codes/planted-hash", "{\"coach\":\"planted-coach\"}"),
            (HttpMethod.Get, $"{tool}/open/3?language=planted%0d%0aplanted-line", null),
            (HttpMethod.Get, $"{tool}/{new string('p', 9000)}planted", null),
            (HttpMethod.Get, $"{house.Place.Companion}/signin-oidc?error=planted-error&error_description=planted-words&state=planted-state", null),
            (HttpMethod.Get, $"{house.Place.Companion}/signin-oidc?code=planted-code&state=planted-state", null),
            (HttpMethod.Post, $"{house.Place.Companion}/signin-oidc", "code=planted-code&state=planted-state&id_token=planted.token.x"),
            (HttpMethod.Get, $"{house.Place.Companion}/people/{Guid.Empty}?planted=planted-query", null),
            (HttpMethod.Get, $"{house.Place.Companion}/sign-in/refused?why=planted-why", null),
            (HttpMethod.Get, $"{house.Place.Companion}/sign-in/go?to=/planted-way", null),
        ])
        {
            using var request = new HttpRequestMessage(method, address);
            if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(body[0] == '{' ? "application/json" : "application/x-www-form-urlencoded"));
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer planted-bearer");
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            statuses.Add((int)answer.StatusCode);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("   at ", customMessage: address);
        }

        // Nor is what was taken back in any file of the house: no write-ahead log, no fact, no tick.
        for (var i = 0; i < 100 && Holds(place.Directory, "op-het-werk"); i++) await Task.Delay(50, TestContext.Current.CancellationToken);
        (Holds(place.Directory, "op-het-werk")).ShouldBeFalse();
        (Holds(place.Directory, kees.Scene.Name)).ShouldBeTrue("the search itself works");
        statuses.ShouldAllBe(status => status < 500);
        var everything = string.Join('\n', log.All);
        everything.ShouldContain("answered 200", customMessage: "the search itself works");
        foreach (var secret in (string[])["Keesje", code, kees.Scene.Name, "planted", "login_hint", "pppp", "op-het-werk", "kees@", "Anna", "anna", "Kees ", "demo-secret", share.ToString()])
            log.All.Where(line => line.Contains(secret, StringComparison.Ordinal)).ShouldBeEmpty(secret);
        theme.Text.ShouldNotBeEmpty();
    }

    private static bool Holds(string folder, string text) => FileSearch.Holding(folder, text).Count > 0;

    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Writer(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.All.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
        }
    }
}
