using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Training.Statements;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tests.Tool;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>What the Companion says of professionals gets to the record store, once, whatever happens on the way.</summary>
public sealed class TrainingStatementTests
{
    private static readonly TrainingWord There = new TrainingWord.Attended("workshop");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_real_store_takes_what_is_said_and_voids_what_was_wrong(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place, settings: new Dictionary<string, string?>
        {
            ["Lrs:Credentials:1:Organisation"] = TrainingScene.Tenant, ["Lrs:Credentials:1:Key"] = "companion-training", ["Lrs:Credentials:1:Secret"] = "training-secret", ["Lrs:Credentials:1:Scopes:0"] = "all",
        });
        await using var app = await CompanionApp.StartAsync(engine, TrainingScene.WithStore($"{tool.Address}xapi/"));
        var anna = await app.TraineeAsync(SomePeople.Anna);
        var there = await app.SaidAsync(anna, There, "P3");
        var passed = await app.SaidAsync(anna, new TrainingWord.Passed(), "P4.rollenspel");
        var certified = await app.SaidAsync(anna, new TrainingWord.Certified(new DateOnly(2028, 11, 1)), "certificate");
        (await app.SaidAsync(anna, There, "P3")).ShouldBe(there);
        (await app.SendTrainingAsync()).ShouldBeTrue();

        foreach (var id in new[] { there, passed, certified }) (await StoreSaysAsync(tool, "statementId", id)).Status.ShouldBe(HttpStatusCode.OK);
        var (_, text) = await StoreSaysAsync(tool, "statementId", there);
        text.ShouldContain($"{CompanionApp.ActivityBase}/people/{TrainingScene.Tenant}");
        text.ShouldContain($"{CompanionApp.ActivityBase}/requirement/P3");
        text.ShouldContain(anna.Actor);
        foreach (var secret in new[] { "Anna", "anna-1", anna.Id.ToString("D"), "Tineke" }) text.ShouldNotContain(secret, Case.Sensitive);

        await app.TakenBackAsync(anna, there);
        await app.TakenBackAsync(anna, there);
        (await app.SendTrainingAsync()).ShouldBeTrue();
        (await StoreSaysAsync(tool, "statementId", there)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await StoreSaysAsync(tool, "voidedStatementId", there)).Status.ShouldBe(HttpStatusCode.OK);

        var again = await app.SaidAsync(anna, There, "P3");
        again.ShouldNotBe(there);
        (await app.SendTrainingAsync()).ShouldBeTrue();
        (await StoreSaysAsync(tool, "statementId", again)).Status.ShouldBe(HttpStatusCode.OK);
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        (await db.TrainingStatements.CountAsync(row => row.Sent == null, Ct)).ShouldBe(0);
        (await db.TrainingStatements.CountAsync(Ct)).ShouldBe(5);
    }

    [Fact]
    public async Task Everything_that_is_said_is_the_Companions_to_say()
    {
        await using var app = await CompanionApp.StartAsync();
        var anna = await app.TraineeAsync(SomePeople.Anna);
        TrainingWord[] words = [There, new TrainingWord.Attended("talk"), new TrainingWord.Attended("group"), new TrainingWord.Passed(), new TrainingWord.Certified(new DateOnly(2028, 1, 31)), new TrainingWord.Expired()];
        foreach (var word in words) await app.SaidAsync(anna, word, "P9", word.ToString()!);
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        var rows = await db.TrainingStatements.AsNoTracking().ToListAsync(Ct);
        rows.Count.ShouldBe(words.Length);
        foreach (var statement in rows.Select(row => StatementReader.Read(Encoding.UTF8.GetBytes(row.Json)).Statement!))
            StatementGate.Check(statement, new TellerRights("companion", $"{CompanionApp.ActivityBase}/people/{TrainingScene.Tenant}", anna.Actor, statement.Registration!.Value, $"{CompanionApp.ActivityBase}/requirement/P9")).ShouldBeNull();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_store_that_is_away_for_days_and_a_lost_answer_lose_nothing_and_say_nothing_twice(DataProvider engine)
    {
        using var store = new Scripted { Post = _ => Answer(503, "") };
        await using var place = await FreshPlace.OnAsync(engine, ordinary: true);
        Guid there;
        await using (var app = await CompanionApp.StartAsync(engine, TrainingScene.WithStore(store.Endpoint), place: place))
        {
            there = await app.SaidAsync(await app.TraineeAsync(SomePeople.Anna), There, "P3");
            for (var day = 0; day < 4; day++)
            {
                (await app.SendTrainingAsync()).ShouldBeFalse();
                app.Clock.Advance(TimeSpan.FromDays(1));
            }

            using var wim = await app.SignedInAsync(SomePeople.Wim);
            (await wim.GetAsync("/sources")).Text.ShouldContain("De opslag geeft geen antwoord. Het programma probeert het vanzelf opnieuw");
            // It is kept, but the answer gets lost; and then the program dies.
            store.Post = _ => Answer(500, "");
            (await app.SendTrainingAsync()).ShouldBeFalse();
        }

        store.Post = request => Answer(409, "");
        store.Kept = store.Bodies[^1];
        await using var next = await CompanionApp.StartAsync(engine, TrainingScene.WithStore(store.Endpoint), place: place);
        await next.SendTrainingAsync();
        await using var db = await next.OpenAsync(TrainingScene.Tenant);
        var row = await db.TrainingStatements.AsNoTracking().SingleAsync(Ct);
        (row.Id, row.Trouble).ShouldBe((there, null));
        row.Sent.ShouldNotBeNull();
        store.Bodies.ShouldAllBe(body => Ids(body).Single() == there);
    }

    [Fact]
    public async Task What_the_store_refuses_stands_on_sources_with_its_words_and_goes_again_when_somebody_mended_it()
    {
        using var store = new Scripted { Post = request => Answer(400, """{"code":"L07","why":"This store wants no pseudonyms."}""") };
        await using var app = await CompanionApp.StartAsync(settings: TrainingScene.WithStore(store.Endpoint));
        var anna = await app.TraineeAsync(SomePeople.Anna);
        await app.SaidAsync(anna, There, "P3");
        await app.SendTrainingAsync();
        var asked = store.Bodies.Count;
        await app.SendTrainingAsync();
        store.Bodies.Count.ShouldBe(asked);

        using var wim = await app.SignedInAsync(SomePeople.Wim);
        var page = await wim.GetAsync("/sources");
        page.Text.ShouldContain("<code>L07: This store wants no pseudonyms.</code>");
        page.Text.ShouldNotContain(anna.Actor);
        store.Post = request => Answer(200, JsonSerializer.Serialize(Ids(request.Body!)));
        (await wim.PostAsync("/sources?handler=SendAgain")).Text.ShouldContain("Het programma probeert het opnieuw.");
        await app.SendTrainingAsync();
        (await wim.GetAsync("/sources")).Text.ShouldNotContain("This store wants no pseudonyms");
    }

    [Fact]
    public async Task A_key_that_may_not_void_holds_up_nobody_and_the_administrator_reads_what_to_do()
    {
        using var store = new Scripted();
        store.Post = request => request.Body!.Contains("voided", StringComparison.Ordinal) ? Answer(403, """{"code":"X-05","why":"no"}""") : Answer(200, JsonSerializer.Serialize(Ids(request.Body!)));
        await using var app = await CompanionApp.StartAsync(settings: TrainingScene.WithStore(store.Endpoint));
        var anna = await app.TraineeAsync(SomePeople.Anna);
        await app.TakenBackAsync(anna, await app.SaidAsync(anna, There, "P3"));
        var later = await app.SaidAsync(anna, There, "P4");
        (await app.SendTrainingAsync()).ShouldBeFalse();
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        (await db.TrainingStatements.AsNoTracking().SingleAsync(row => row.Id == later, Ct)).Sent.ShouldNotBeNull();
        (await db.TrainingStatements.AsNoTracking().SingleAsync(row => row.Sent == null, Ct)).Trouble.ShouldBe(SendTrainingStatements.MayNotVoid);
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/sources")).Text.ShouldContain("laat onze sleutel niets terugnemen");
    }

    [Fact]
    public async Task A_key_that_may_not_write_is_said_and_nothing_is_lost()
    {
        using var store = new Scripted { Post = _ => Answer(401, "") };
        await using var app = await CompanionApp.StartAsync(settings: TrainingScene.WithStore(store.Endpoint));
        await app.SaidAsync(await app.TraineeAsync(SomePeople.Anna), There, "P3");
        (await app.SendTrainingAsync()).ShouldBeFalse();
        using var wim = await app.SignedInAsync(SomePeople.Wim);
        (await wim.GetAsync("/sources")).Text.ShouldContain("laat onze sleutel niet schrijven");
        store.Post = request => Answer(200, JsonSerializer.Serialize(Ids(request.Body!)));
        (await app.SendTrainingAsync()).ShouldBeTrue();
    }

    private static async Task<(HttpStatusCode Status, string Text)> StoreSaysAsync(RunningTool tool, string parameter, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"xapi/statements?{parameter}={id}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("companion-training:training-secret")));
        request.Headers.Add("X-Experience-API-Version", "1.0.3");
        using var answer = await tool.Http.SendAsync(request, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static ResponseMessage Answer(int status, string body) =>
        new() { StatusCode = status, BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body, Encoding = Encoding.UTF8 }, Headers = new Dictionary<string, WireMock.Types.WireMockList<string>>(StringComparer.Ordinal) { ["Content-Type"] = new("application/json") } };

    private static List<Guid> Ids(string body) => [.. JsonDocument.Parse(body).RootElement.EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];

    /// <summary>A store that has nothing to read, and answers to what is sent as the test says.</summary>
    private sealed class Scripted : IDisposable
    {
        private readonly WireMockServer _server = WireMockServer.Start();

        public Scripted()
        {
            _server.Given(Request.Create().UsingPost().WithPath("/xapi/statements")).RespondWith(Response.Create().WithCallback(request => Post(request)));
            _server.Given(Request.Create().UsingGet().WithPath("/xapi/statements")).RespondWith(Response.Create().WithCallback(request =>
                request.Query?.ContainsKey("statementId") != true ? Answer(200, """{"statements":[],"more":""}""")
                : Kept is { } kept ? Answer(200, JsonDocument.Parse(kept).RootElement[0].GetRawText()) : Answer(404, "")));
        }

        public string Endpoint => $"{_server.Url}/xapi/";

        public Func<IRequestMessage, ResponseMessage> Post { get; set; } = _ => Answer(500, "");

        /// <summary>A list whose first statement the store has.</summary>
        public string? Kept { get; set; }

        public IReadOnlyList<string> Bodies => [.. _server.LogEntries.Select(entry => entry.RequestMessage).OfType<IRequestMessage>().Where(request => request.Method == "POST").Select(request => request.Body!)];

        public void Dispose() => _server.Dispose();
    }
}
