using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.SignIn;

/// <summary>Sessions that end before their time: at the next request, on every instance.</summary>
public sealed class SessionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_suspended_account_is_out_at_the_next_request_and_comes_in_again_only_after_it_was_let_in(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        using var berend = await app.SignedInAsync(SomePeople.Berend);
        var book = app.Services.GetRequiredService<ProfessionalBook>();
        (await book.SuspendAsync("dekade", SomePeople.Anna.Subject, true, app.Clock.GetUtcNow(), Ct)).ShouldBeFalse("another organisation's account");
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");

        (await book.SuspendAsync("groenrijk", SomePeople.Anna.Subject, true, app.Clock.GetUtcNow(), Ct)).ShouldBeTrue();
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        (await berend.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
        using var again = await app.SignedInAsync(SomePeople.Anna);
        (again.Page!.Status, again.Page.Address.AbsolutePath).ShouldBe((HttpStatusCode.Forbidden, "/sign-in/refused"));
        again.Page.Text.ShouldContain("stopgezet");

        await book.SuspendAsync("groenrijk", SomePeople.Anna.Subject, false, app.Clock.GetUtcNow(), Ct);
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in", "the old session stays over");
        using var third = await app.SignedInAsync(SomePeople.Anna);
        third.Page!.Address.AbsolutePath.ShouldBe("/people");
    }

    [Fact]
    public async Task Other_roles_another_mode_or_everywhere_out_end_every_session_at_the_next_request()
    {
        await using var app = await CompanionApp.StartAsync();
        using var desk = await app.SignedInAsync(SomePeople.Anna);
        using var train = await app.SignedInAsync(SomePeople.Anna with { Roles = ["coach", "trainer"] });
        (await desk.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in", "the roles are others now");
        (await train.GetAsync("/professionals")).Address.AbsolutePath.ShouldBe("/professionals");

        await using (var db = await app.OpenAsync("groenrijk"))
            await db.Professionals.Where(row => row.Subject == SomePeople.Anna.Subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.Mode, "employer"), Ct);
        (await train.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in", "the mode is another now");

        using var one = await app.SignedInAsync(SomePeople.Anna);
        using var two = await app.SignedInAsync(SomePeople.Anna);
        await app.Services.GetRequiredService<ProfessionalBook>().EverywhereOutAsync("groenrijk", SomePeople.Anna.Subject, app.Clock.GetUtcNow(), Ct);
        foreach (var session in new[] { one, two }) (await session.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        using var after = await app.SignedInAsync(SomePeople.Anna);
        (await after.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
    }

    [Fact]
    public async Task While_nobody_can_tell_whether_a_session_is_over_it_opens_nothing_and_is_not_ended_either()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await using var db = await app.OpenAsync("groenrijk");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"EndedSessions\" RENAME TO \"Away\"", Ct);
        var seen = await anna.GetAsync("/people");
        (seen.Status, seen.Address.AbsolutePath).ShouldBe((HttpStatusCode.InternalServerError, "/people"));
        seen.Text.ShouldContain("Er ging hier iets mis");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE \"Away\" RENAME TO \"EndedSessions\"", Ct);
        (await anna.GetAsync("/people")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
