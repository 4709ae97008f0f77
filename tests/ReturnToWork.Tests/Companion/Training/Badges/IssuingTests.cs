using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training.Badges;

/// <summary>A certificate comes once, with its statement, and lies sealed.</summary>
public sealed class IssuingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_certification_gives_one_certificate_and_one_statement_however_often_and_from_how_many_sides_it_is_said(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => holder.IssueAsync(), Ct)));
        outcomes.Count(outcome => outcome == Issued.Now).ShouldBe(1);
        (await holder.IssueAsync()).ShouldBe(Issued.Before);
        await using var db = await app.OpenAsync(holder.Tenant);
        (await db.Badges.CountAsync(Ct)).ShouldBe(1);
        var row = await db.TrainingStatements.SingleAsync(Ct);
        var statement = StatementReader.Read(Encoding.UTF8.GetBytes(row.Json)).Statement!;
        statement.Id.ShouldBe(row.Id);
        statement.Code("valid-until").ShouldBe(holder.Today.AddMonths(24).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        row.Json.ShouldContain("verbs/certified");
        row.Json.ShouldContain((await db.Trainees.SingleAsync(Ct)).Actor);
        row.Json.ShouldNotContain("Noor");
    }

    [Fact]
    public async Task A_renewed_certificate_is_another_one_and_a_replaced_one_says_no_second_statement()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var first = await holder.CertifiedAsync();
        await holder.RevokeAsync(first.Certificate.Id, "name");
        (await holder.IssueAsync()).ShouldBe(Issued.Now);
        await using var db = await app.OpenAsync(holder.Tenant);
        (await db.TrainingStatements.CountAsync(Ct)).ShouldBe(1);
        (await holder.IssueAsync(holder.Certification(holder.Today.AddMonths(24)))).ShouldBe(Issued.Now);
        (await db.TrainingStatements.CountAsync(Ct)).ShouldBe(2);
        (await db.Badges.CountAsync(Ct)).ShouldBe(3);
    }

    [Fact]
    public async Task Without_an_address_or_a_trainee_nothing_is_given()
    {
        await using (var none = await CompanionApp.StartAsync()) (await (await AHolder.InAsync(none)).IssueAsync()).ShouldBe(Issued.NoAddress);
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        (await holder.IssueAsync(holder.Certification() with { Trainee = Guid.NewGuid() })).ShouldBe(Issued.Nobody);
        await using var db = await app.OpenAsync(holder.Tenant);
        await db.Trainees.ExecuteUpdateAsync(set => set.SetProperty(row => row.Left, (DateTimeOffset?)app.Clock.GetUtcNow()), Ct);
        (await holder.IssueAsync()).ShouldBe(Issued.Nobody);
    }

    [Fact]
    public async Task Neither_name_nor_code_nor_private_key_lies_in_the_database_to_be_read()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var app = await CompanionApp.StartAsync(place: place, settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app, "Canary-holder-x");
        var kept = await holder.CertifiedAsync();
        using var key = await app.Services.GetRequiredService<BadgeKeys>().SigningAsync("groenrijk", Ct);
        FileSearch.Found([place.Directory], ["Canary-holder-x", kept.Code, kept.Credential.Split('.')[1], key.Export()[..60]]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_is_forgotten_leaves_no_certificate_and_what_was_revoked_stays_revoked_without_a_name(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var bad = await holder.CertifiedAsync(holder.Certification(holder.Today.AddDays(-1)));
        await holder.RevokeAsync(bad.Certificate.Id, "conduct");
        var good = await holder.CertifiedAsync();
        await using (var db = await app.OpenAsync(holder.Tenant))
        {
            await ForgetBadges.OfAsync(db, holder.Trainee, Ct);
            var left = await db.Badges.AsNoTracking().SingleAsync(Ct);
            (left.Id, left.Trainee, left.SealedCredential, left.RevokedFor).ShouldBe((bad.Certificate.Id, Guid.Empty, "", null));
        }

        (await holder.CheckAsync(bad.Credential)).ShouldBe("revoked");
        (await holder.CheckAsync(good.Credential)).ShouldBe("notinbook");
        using var visitor = app.Visitor();
        AHolder.StateOf(await visitor.GetAsync($"/certificate/{good.Code}")).ShouldBe("unknown");
        await visitor.GetAsync($"/certificate/{bad.Code}");
        (await visitor.PostAsync("/certificate?handler=Name", ("code", bad.Code), ("name", "Noor Öztürk"))).Text.ShouldContain("Wij bewaren de naam");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_certificate_goes_a_term_after_its_last_day(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        await holder.CertifiedAsync(holder.Certification(holder.Today.AddMonths(-24), holder.Today.AddDays(-1)));
        await using var db = await app.OpenAsync(holder.Tenant);
        var kind = app.Services.GetRequiredService<ReturnToWork.Companion.Retention.KeptKinds>().ByAge.Single(one => one.Code == "certificates");
        var now = app.Clock.GetUtcNow();
        (await kind.DeleteAsync(db, now.AddDays(-3), now, Ct)).ShouldBe(0);
        (await kind.DeleteAsync(db, now.AddDays(2), now, Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task The_holder_prints_it_and_nobody_else_sees_it()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app, trainer: "groenrijk");
        var kept = await holder.CertifiedAsync();
        using var own = await app.SignedInAsync(holder.Who);
        var page = await own.GetAsync("/training/own/certificate");
        foreach (var said in new[] { "Noor Öztürk", CertificateCode.Shown(kept.Code), $"{AHolder.Address}/certificate", "Groenrijk Werkt", "P3 Basisdag 1", "P8 Feedback" }) page.Text.ShouldContain(said);
        using var other = await app.SignedInAsync(SomePeople.NewCoach());
        (await other.GetAsync("/training/own/certificate")).Text.ShouldContain("Je hebt nog geen certificaat");
        (await other.GetAsync($"/training/own/certificate?handler=File&id={kept.Certificate.Id}")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        using var nobody = app.Visitor();
        (await nobody.GetAsync("/training/own/certificate")).Text.ShouldNotContain("Noor");
        (await other.GetAsync($"/training/people/{holder.Trainee}/certificate")).Text.ShouldNotContain("Noor");
        using var elsewhere = await app.SignedInAsync(new StubProfessional($"tom-{Guid.NewGuid():N}", "Tom", "dekade", "trainer"));
        (await elsewhere.GetAsync($"/training/people/{holder.Trainee}/certificate")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }
}
