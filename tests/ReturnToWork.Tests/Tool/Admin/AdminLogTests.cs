using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Store;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>A08: what administrators did is written down, in a list that only grows.</summary>
public sealed class AdminLogTests
{
    private static readonly Professional Wim = new("groenrijk", "wim-1", "Wim", ["administrator"]);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A08_acts_are_numbered_per_organisation_also_when_many_come_at_once_and_a_changed_row_is_found(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        var log = admin.Tool.Services.GetRequiredService<AdminLog>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => log.WriteAsync(Wim, Act.KeyMade, $"key-{n}", TestContext.Current.CancellationToken)));
        await log.WriteAsync(Wim with { Organisation = "dekade" }, Act.Erased, null, TestContext.Current.CancellationToken);

        var acts = await log.NewestAsync("groenrijk", 10, TestContext.Current.CancellationToken);
        acts.Select(act => act.Number).ShouldBe([4, 3, 2, 1]);
        acts.Select(act => act.About!).ShouldBe(["key-0", "key-1", "key-2", "key-3"], ignoreOrder: true);
        acts.ShouldAllBe(act => act.Who.Length == 12 && act.Who == log.WhoIs(Wim));
        log.WhoIs(Wim).ShouldNotBe(log.WhoIs(Wim with { Organisation = "dekade" }));
        (await log.FirstBrokenAsync("groenrijk", TestContext.Current.CancellationToken)).ShouldBeNull();

        await using var db = await admin.Tool.StoreAsync();
        await db.AdminActs.Where(act => act.Organisation == "groenrijk" && act.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(act => act.About, "another"));
        (await log.FirstBrokenAsync("groenrijk", TestContext.Current.CancellationToken)).ShouldBe(2);
        await db.AdminActs.Where(act => act.Organisation == "groenrijk" && act.Number == 2).ExecuteDeleteAsync();
        (await log.FirstBrokenAsync("groenrijk", TestContext.Current.CancellationToken)).ShouldBe(2);
        (await log.FirstBrokenAsync("dekade", TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task A08_the_page_shows_the_own_organisations_acts_and_says_which_are_ones_own()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"));
        using var colleague = await admin.SignedInAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/log");

        wim.Page!.Text.ShouldContain("<td>jij</td><td>meldde zich aan</td>");
        System.Text.RegularExpressions.Regex.Count(wim.Page.Text, "meldde zich aan").ShouldBe(2);
        System.Text.RegularExpressions.Regex.Count(wim.Page.Text, "<td>collega [0-9a-f]{12}</td>").ShouldBe(1);
        wim.Page.Html.ShouldNotContain("wim-");
        wim.Page.Text.ShouldNotContain("buiten het programma om veranderd");
        await using (var db = await admin.Tool.StoreAsync()) await db.Set<AdminAct>().Where(act => act.Organisation == "groenrijk" && act.Number == 1).ExecuteDeleteAsync();
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("buiten het programma om veranderd");
    }

    [Fact]
    public async Task No_name_and_no_subject_of_an_administrator_stands_in_a_log_line()
    {
        await using var admin = await RunningAdmin.StartAsync();
        var who = RunningAdmin.NewAdministrator() with { Name = "Willemijn-zq" };
        using var wim = await admin.SignedInAsync(who);
        admin.Tool.Logged.ShouldNotContain(who.Subject);
        admin.Tool.Logged.ShouldNotContain("Willemijn-zq");
        admin.Tool.Logged.ShouldNotContain("code=");
    }
}
