using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Privacy;

/// <summary>The privacy officer sees who looked at whom, is seen looking, and hears of reading that is unusual.</summary>
public sealed class PrivacyPageTests
{
    private static readonly StubProfessional Petra = new("petra-1", "Petra", "groenrijk", "privacy-officer");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_look_stands_there_with_its_reason_the_officers_own_too_and_the_file_names_no_employee(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (page, _) = await anna.NewPersonAsync("Kees-marker");
        await anna.GetAsync(page);
        using var petra = await app.SignedInAsync(Petra);
        petra.Page!.Text.ShouldContain("Anna opende ‘gesprek’ van Kees-marker. Reden: eigen begeleiding.");
        petra.Page.Text.ShouldNotContain("De lijst is heel");
        (await petra.GetAsync("/privacy?check=true")).Text.ShouldContain("De lijst is heel");
        var person = page.Split('/')[^1];
        var one = await petra.GetAsync($"/privacy?person={person}&who=anna-1&from=2020-01-01&until=2099-01-01");
        one.Text.ShouldContain("‘code en kaart’ van Kees-marker");
        (await petra.GetAsync("/privacy?from=2099-01-01")).Text.ShouldContain("Er is niets gevonden");
        (await petra.GetAsync("/privacy")).Text.ShouldContain("Petra opende ‘inzage’ van Kees-marker. Reden: controle.");
        var file = await petra.GetAsync("/privacy?handler=File");
        file.Html.ShouldStartWith("number;at;who;person;what;why\r\n");
        file.Html.ShouldContain($"Anna;{person};talk;own case");
        file.Html.ShouldNotContain("Kees");
        (await anna.GetAsync("/privacy")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await petra.GetAsync(page)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("=cmd|'/c calc'!A0")]
    [InlineData("+1+1")]
    [InlineData("@SUM(1)")]
    [InlineData("-2;\"x\"\n")]
    public void The_file_runs_nothing_in_a_table_program(string name)
    {
        var cell = AccessExport.Csv([new SeenLook(1, "sub", name, Guid.Empty, "talk", "own case", AFact.Noon)]).Split("\r\n")[1].Split(';')[2];
        cell.TrimStart('"').ShouldStartWith("'");
    }

    [Fact]
    public async Task Unusual_reading_is_flagged_once_with_its_rule_and_what_was_found_is_kept()
    {
        await using var app = await CompanionApp.StartAsync(settings: new() { ["UnusualReading:PeopleAnHour"] = "5", ["UnusualReading:LooksADay"] = "6", ["UnusualReading:NightFrom"] = "0", ["UnusualReading:NightUntil"] = "0" });
        var (log, reading, store) = (app.Services.GetRequiredService<AccessLog>(), app.Services.GetRequiredService<UnusualReading>(), app.Services.GetRequiredService<CompanionStore>());
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        for (var n = 0; n < 4; n++) await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
        (await reading.LookAsync("groenrijk", Ct)).ShouldBe(0);
        var one = Guid.NewGuid();
        for (var n = 0; n < 6; n++) await log.WriteAsync("groenrijk", "anna-1", one, "talk", AccessWhy.OwnCase, Ct);
        (await reading.LookAsync("groenrijk", Ct)).ShouldBe(2);
        (await reading.LookAsync("groenrijk", Ct)).ShouldBe(0);
        // The officer's own checking is no reading of a caseload.
        for (var n = 0; n < 9; n++) await log.WriteAsync("groenrijk", "petra-1", Guid.NewGuid(), "access-log", AccessWhy.PrivacyOfficer, Ct);
        (await reading.LookAsync("groenrijk", Ct)).ShouldBe(0);

        using var petra = await app.SignedInAsync(Petra);
        petra.Page!.Text.ShouldContain("Anna keek op");
        await using var db = await store.OpenAsync("groenrijk", Ct);
        var mark = (await db.Unusual.AsNoTracking().SingleAsync(row => row.Rule == "one-person", Ct)).Mark;
        (await petra.PostAsync("/privacy?handler=Outcome", ("mark", mark), ("outcome", "he was nosy"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        await petra.GetAsync("/privacy");
        (await petra.PostAsync("/privacy?handler=Outcome", ("mark", mark), ("outcome", "talked"))).Text.ShouldContain("Dat is opgeslagen.");
        (await db.Unusual.AsNoTracking().SingleAsync(row => row.Mark == mark, Ct)).LookedAtBy.ShouldBe("petra-1");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G02_the_command_says_which_log_is_whole_and_where_one_is_broken(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        void Configure(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, new MovableClock());
        List<string> lines = [];
        (await CompanionHost.VerifyAccessLogAsync([VerifyAccessLog.Switch], lines.Add, Configure)).ShouldBe(0);
        await using (var host = CompanionHost.Build([], Configure))
        {
            var log = host.Services.GetRequiredService<AccessLog>();
            for (var n = 0; n < 5; n++) await log.WriteAsync("groenrijk", "anna-1", Guid.NewGuid(), "talk", AccessWhy.OwnCase, Ct);
            lines.Clear();
            (await CompanionHost.VerifyAccessLogAsync([VerifyAccessLog.Switch], lines.Add, Configure)).ShouldBe(0);
            lines.ShouldContain(line => line.StartsWith("groenrijk: whole, 5 rows", StringComparison.Ordinal) && line.Contains("Head ", StringComparison.Ordinal));
            await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
            await db.SwitchOffGuardAsync();
            await db.AccessLog.Where(row => row.Number == 3).ExecuteUpdateAsync(set => set.SetProperty(row => row.Why, "cover"), Ct);
        }

        lines.Clear();
        (await CompanionHost.VerifyAccessLogAsync([VerifyAccessLog.Switch], lines.Add, Configure)).ShouldBe(1);
        lines.ShouldContain(line => line.StartsWith("groenrijk: BROKEN at row 3.", StringComparison.Ordinal));
    }
}
