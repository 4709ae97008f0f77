using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Training;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Training;

/// <summary>Professionals open the e-learning from an LMS: they may read, and their code makes it count; the employee of the same account never knows.</summary>
public sealed class JoinTrainingTests
{
    private const string Training = "groenrijk.training";
    private static readonly string Anna = new('a', 32);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task With_the_code_an_account_is_the_professional_and_stays_the_employee_in_the_themes(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await RunningTool.StartAsync(place);
        var employee = await (await tool.OpenAsync("groenrijk", "anna")).KeepAsync();
        (await tool.TellTrainingCodeAsync("groenrijk", "123456", Code()).StatusAsync()).ShouldBe(HttpStatusCode.Created);
        (await tool.TellTrainingCodeAsync("groenrijk", "123456", Code()).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await tool.TellTrainingCodeAsync("groenrijk", "123456", Code(actor: new('b', 32))).CodeAsync()).ShouldBe("code-differs");
        (await employee.LookAsync("123456").CodeAsync()).ShouldBe("pairing-code-unknown", "a code for a training makes nobody a coach");

        var visit = tool.Visit("groenrijk", "anna", "P0");
        var read = await PostAsync(tool, "/training/read", visit);
        read.Status.ShouldBe(HttpStatusCode.OK);
        RunningTool.BootOf(read.Page).GetProperty("host").GetString().ShouldBe("open", "nothing is kept");
        await using var db = await tool.StoreAsync();
        (await db.Learners.SingleAsync()).Pseudonym.ShouldBe(employee.Pseudonym);

        var joined = await PostAsync(tool, "/training/join", visit, "123 456");
        joined.Status.ShouldBe(HttpStatusCode.OK);
        var boot = RunningTool.BootOf(joined.Page);
        boot.GetProperty("actor").GetProperty("account").GetProperty("name").GetString().ShouldBe(Anna);
        var professional = new Player(tool, boot, visit with { Organisation = Training });
        (await professional.SayAsync(Tell.Completed(Scene(professional), Guid.NewGuid(), tool.Clock.GetUtcNow())).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await professional.AnswerAsync("waarom", "iets van een professional", 1, "P0").StatusAsync()).ShouldBe(HttpStatusCode.NoContent);

        // Another day, another launch: at once the professional, and in a theme the employee of before.
        var training = tool.Services.GetRequiredService<TrainingVisits>();
        var again = await training.AsActorAsync(tool.Visit("groenrijk", "anna", "P1"), TestContext.Current.CancellationToken);
        again.Organisation.ShouldBe(Training);
        (await training.AsActorAsync(tool.Visit("groenrijk", "anna"), TestContext.Current.CancellationToken)).Organisation.ShouldBe("groenrijk");
        (await training.AsActorAsync(tool.Visit("groenrijk", "kees", "P0"), TestContext.Current.CancellationToken)).Organisation.ShouldBe("groenrijk");
        (await training.AsActorAsync(tool.Visit("dekade", "anna", "P0"), TestContext.Current.CancellationToken)).Organisation.ShouldBe("dekade");
        var later = await tool.OpenAsync("groenrijk", "anna");
        later.Pseudonym.ShouldBe(employee.Pseudonym);
        (await later.AnswersAsync()).GetRawText().ShouldNotContain("professional");
        later.Boot.TryGetProperty("paired", out _).ShouldBeFalse();
        (await Statements.OfAsync(tool)).ShouldBeEmpty("the employees' store hears nothing of the training");
        (await Statements.OfAsync(tool, organisation: Training)).ShouldHaveSingleItem().Account.ShouldBe(($"https://returntowork.example/people/{Training}", Anna));
        (await db.Learners.AsNoTracking().Select(row => row.Organisation).OrderBy(one => one).ToListAsync()).ShouldBe(["groenrijk", Training]);

        // Single use, also for the one who made it.
        (await PostAsync(tool, "/training/join", tool.Visit("groenrijk", "kees", "P0"), "123456")).Page.ShouldContain("Deze code kennen we niet");
        (await PostAsync(tool, "/training/join", visit, "123456")).Page.ShouldContain(Anna, customMessage: "sent twice is the same as once");
    }

    [Fact]
    public async Task Five_wrong_codes_then_a_day_of_rest_and_nothing_is_kept_of_the_account()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellTrainingCodeAsync("groenrijk", "123456", Code()).StatusAsync();
        var visit = tool.Visit("groenrijk", "anna", "P0");
        (await PostAsync(tool, "/training/join", visit, "12345")).Page.ShouldContain("zes cijfers. Kijk nog een keer");
        for (var i = 0; i < 5; i++) (await PostAsync(tool, "/training/join", visit, $"99900{i}")).Page.ShouldContain("Deze code kennen we niet");
        (await PostAsync(tool, "/training/join", visit, "123456")).Page.ShouldContain("vijf keer");
        tool.Clock.Advance(TimeSpan.FromHours(25));
        (await PostAsync(tool, "/training/join", tool.Visit("groenrijk", "anna", "P0"), "123456")).Page.ShouldContain(Anna);
        (await PostAsync(tool, "/training/join", tool.Visit("groenrijk", "anna", "3"), "123456")).Status.ShouldBe(HttpStatusCode.Forbidden, "an employee's theme asks for no such code");
    }

    [Fact]
    public async Task Who_may_not_tell_or_tells_it_half_is_refused()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        var expires = tool.Clock.GetUtcNow().AddDays(7);
        foreach (var wrong in (object[])
        [
            new { organisation = "groenrijk", kind = "training", coach = "G", mode = "employer", expires },
            new { organisation = "groenrijk", kind = "training", coach = "G", mode = "employer", expires, actor = "Anna", training = Training },
            new { organisation = "groenrijk", kind = "training", coach = "G", mode = "employer", expires, actor = Anna, training = "groenrijk" },
            new { organisation = Training, kind = "training", coach = "G", mode = "employer", expires, actor = Anna, training = Training },
            new { organisation = "groenrijk", kind = "coaching", coach = "G", mode = "employer", expires, actor = Anna, training = Training },
            new { organisation = "groenrijk", kind = "coaching", coach = "G", mode = "employer", expires, training = Training },
            new { organisation = "groenrijk", kind = "other", coach = "G", mode = "employer", expires },
        ])
            (await tool.TellTrainingCodeAsync("groenrijk", "123456", wrong).CodeAsync()).ShouldBe("code-malformed", wrong.ToString());
    }

    [Fact]
    public async Task Many_who_enter_one_code_at_once_are_one()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await RunningTool.StartAsync(place);
        await tool.TellTrainingCodeAsync("groenrijk", "123456", Code()).StatusAsync();
        var pages = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => PostAsync(tool, "/training/join", tool.Visit("groenrijk", $"one-{i}", "P0"), "123456")));
        pages.Count(page => page.Status == HttpStatusCode.OK).ShouldBe(1);
        await using var db = await tool.StoreAsync();
        (await db.TrainingJoins.CountAsync()).ShouldBe(1);
    }

    private static object Code(string? actor = null) => new
    {
        organisation = "groenrijk", kind = "training", coach = "Groenrijk", mode = "employer", expires = new DateTimeOffset(2026, 11, 27, 9, 0, 0, TimeSpan.Zero), actor = actor ?? Anna, training = Training,
    };

    private static Scene Scene(Player player) => new("https://returntowork.example", $"https://returntowork.example/people/{Training}", player.Pseudonym!, player.Registration, "P0");

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(RunningTool tool, string path, Visit visit, string? code = null)
    {
        List<KeyValuePair<string, string>> fields = [KeyValuePair.Create("visit", tool.Services.GetRequiredService<Tickets>().WriteCarried(visit))];
        if (code is not null) fields.Add(KeyValuePair.Create("code", code));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await tool.Http.SendAsync(request);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
