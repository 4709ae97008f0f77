using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>Connections with an LMS: invited, made by hand, approved, switched off and removed, and never another organisation's.</summary>
public sealed class LmsTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private readonly RunningAdmin _admin = shared.Admin;

    private RegistrationBook Book => _admin.Tool.Services.GetRequiredService<RegistrationBook>();

    [Fact]
    public async Task R5_an_invitation_is_shown_once_can_be_withdrawn_and_stands_in_no_log()
    {
        using var wim = await _admin.SignedInAsync(to: "/admin/lms/invite");
        var made = await wim.PostAsync("/admin/lms/invite", ("label", "Academie"), ("offer", "3"), ("grades", "true"));
        var link = Regex.Match(made.Text, "id=\"link\"[^>]*>([^<]+)<").Groups[1].Value;
        link.ShouldMatch($"^{Regex.Escape(_admin.Tool.Address.GetLeftPart(UriPartial.Authority))}/lti/register/[A-Za-z0-9_-]{{43}}$");
        made.Text.ShouldContain("hooguit 24 uur");
        made.Text.ShouldContain("<summary>Moodle</summary>");

        var open = (await _admin.Tool.Services.GetRequiredService<Invitations>().OpenAsync("groenrijk", TestContext.Current.CancellationToken)).Single(one => one.Label == "Academie");
        (open.Offer, open.Grades, open.Members).ShouldBe(("3", true, false));
        var list = await wim.GetAsync("/admin/lms");
        list.Text.ShouldContain("Academie, geldig tot");
        list.Text.ShouldNotContain(link[^43..]);

        using var other = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/lms");
        other.Page!.Text.ShouldNotContain("Academie");
        (await other.PostAsync("/admin/lms?handler=Withdraw", ("id", $"{open.Id}"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.PostAsync("/admin/lms?handler=Withdraw", ("id", $"{open.Id}"))).Text.ShouldContain("De uitnodiging is ingetrokken");
        (await wim.GetAsync("/admin/lms")).Text.ShouldNotContain("Academie, geldig tot");

        var acts = await wim.GetAsync("/admin/log");
        acts.Text.ShouldContain("maakte een uitnodiging voor de koppeling ‘Academie’");
        acts.Text.ShouldContain("trok de uitnodiging voor ‘Academie’ in");
        acts.Text.ShouldNotContain(link[^43..]);
        _admin.Tool.Logged.ShouldNotContain(link[^43..]);
    }

    [Fact]
    public async Task An_invitation_without_a_name_is_not_made()
    {
        using var wim = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/lms/invite");
        var seen = await wim.PostAsync("/admin/lms/invite", ("label", " "));
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        seen.Text.ShouldContain("id=\"wrong-Label\"");
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("maakte een uitnodiging");
    }

    [Theory]
    [InlineData("moodle", "lms.moodle.example", "https://lms.moodle.example|https://lms.moodle.example/mod/lti/auth.php|https://lms.moodle.example/mod/lti/token.php|https://lms.moodle.example/mod/lti/certs.php|")]
    [InlineData("totara", "https://totara.example/", "https://totara.example|https://totara.example/mod/lti/auth.php|https://totara.example/mod/lti/token.php|https://totara.example/mod/lti/certs.php|")]
    [InlineData("canvas", null, "https://canvas.instructure.com|https://sso.canvaslms.com/api/lti/authorize_redirect|https://sso.canvaslms.com/login/oauth2/token|https://sso.canvaslms.com/api/lti/security/jwks|")]
    [InlineData("brightspace", "https://school.brightspace.example", "https://school.brightspace.example|https://school.brightspace.example/d2l/lti/authenticate|https://auth.brightspace.com/core/connect/token|https://school.brightspace.example/d2l/.well-known/jwks|https://api.brightspace.com/auth/token")]
    [InlineData("blackboard", null, "https://blackboard.com|https://developer.blackboard.com/api/v1/gateway/oidcauth|https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken|https://developer.blackboard.com/api/v1/management/applications/client-blackboard/jwks.json|")]
    [InlineData("sakai", "https://sakai.example", "https://sakai.example|https://sakai.example/imsoidc/lti13/oidc_auth||https://sakai.example/imsblis/lti13/keyset|")]
    public async Task By_hand_only_what_does_not_follow_from_the_rest_is_asked(string platform, string? site, string expected)
    {
        using var wim = await _admin.SignedInAsync(to: $"/admin/lms/new?platform={platform}");
        var form = wim.Page!;
        form.Status.ShouldBe(HttpStatusCode.OK, _admin.Tool.Logged.Split('\n').LastOrDefault(line => line.Contains("rror", StringComparison.Ordinal)));
        form.Html.Contains("name=\"Site\"", StringComparison.Ordinal).ShouldBe(site is not null);
        form.Text.ShouldContain($"{_admin.Tool.Address}lti/login");
        form.Text.ShouldContain($"{_admin.Tool.Address}lti/launch");
        form.Text.ShouldContain($"{_admin.Tool.Address}.well-known/jwks.json");

        var seen = await wim.PostAsync("/admin/lms/new", [("platform", platform), ("label", $"Met de hand {platform}"), ("ClientId", $"client-{platform}"), ("DeploymentId", "7"), .. Site(site)]);
        seen.Address.AbsolutePath.ShouldStartWith("/admin/lms/", customMessage: seen.Text);
        seen.Text.ShouldContain("De koppeling is gemaakt");
        var says = (await Book.ListAsync("groenrijk", TestContext.Current.CancellationToken)).Single(one => one.Label == $"Met de hand {platform}");
        string.Join('|', says.Says.Issuer, says.Says.AuthorizationEndpoint, says.Says.TokenEndpoint, says.Says.JwksUri, says.Says.TokenAudience).ShouldBe(expected);
        (says.State, says.Deployments.Single().Id, says.Says.Grades, says.Says.Members).ShouldBe((RegistrationState.Active, "7", false, false));
        (await wim.GetAsync("/admin/log")).Text.ShouldContain($"maakte de koppeling ‘Met de hand {platform}’");
    }

    [Theory]
    [InlineData("other", "Issuer", "http://lms.plain.example", "wrong-Issuer", "begint")]
    [InlineData("other", "JwksUri", "https://10.0.0.7/jwks", "wrong-JwksUri", "eigen netwerk")]
    [InlineData("other", "JwksUri", "", "wrong-JwksUri", "Eén van de twee")]
    [InlineData("other", "ClientId", "", "wrong-ClientId", "Vul dit in")]
    [InlineData("other", "ClientId", "groenrijk-lms", "wrong-ClientId", "hier al gekoppeld")]
    [InlineData("other", "grades", "true", "wrong-TokenEndpoint", "Vul het in, of laat die twee uit")]
    [InlineData("moodle", "Site", "10.0.0.9", "wrong-Site", "eigen netwerk")]
    public async Task What_cannot_be_kept_is_said_beside_its_field_and_nothing_is_kept(string platform, string field, string value, string place, string words)
    {
        using var wim = await _admin.SignedInAsync(to: $"/admin/lms/new?platform={platform}");
        var before = (await Book.ListAsync("groenrijk", TestContext.Current.CancellationToken)).Count;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["platform"] = platform, ["label"] = "Niet te bewaren", ["Issuer"] = "https://lms.example", ["ClientId"] = "c-1", ["AuthorizationEndpoint"] = "https://lms.example/a",
            ["JwksUri"] = "https://lms.example/k", ["Site"] = "https://lms.example", [field] = value,
        };
        var seen = await wim.PostAsync("/admin/lms/new", [.. fields.Select(pair => (pair.Key, pair.Value))]);
        seen.Status.ShouldBe(HttpStatusCode.BadRequest);
        Regex.Match(seen.Text, $"id=\"{place}\">([^<]+)<").Groups[1].Value.ShouldContain(words);
        seen.Text.ShouldContain("Er is niets bewaard");
        seen.Html.ShouldContain("value=\"Niet te bewaren\"");
        (await Book.ListAsync("groenrijk", TestContext.Current.CancellationToken)).Count.ShouldBe(before);
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("‘Niet te bewaren’");
    }

    [Fact]
    public async Task A_connection_is_approved_switched_off_let_in_again_and_removed_in_two_steps_each_act_in_the_log()
    {
        using var wim = await _admin.SignedInAsync();
        var id = await AddAsync("Wacht op ja", RegistrationMade.Dynamic);
        (await wim.GetAsync("/admin")).Text.ShouldContain("wacht");
        (await wim.GetAsync("/admin/lms")).Text.ShouldContain("data-state=\"pending\">wacht op goedkeuring");
        (await wim.GetAsync($"/admin/lms/{id}")).Text.ShouldContain("Goedkeuren");
        (await wim.PostAsync($"/admin/lms/{id}?handler=State", ("to", "approved"))).Text.ShouldContain("Medewerkers kunnen vanuit dit LMS");
        (await wim.PostAsync($"/admin/lms/{id}?handler=State", ("to", "suspended"))).Text.ShouldContain("Vanuit dit LMS komt nu niemand binnen");
        (await wim.PostAsync($"/admin/lms/{id}?handler=State", ("to", "resumed"))).Text.ShouldContain("Weer aangezet");
        (await wim.PostAsync($"/admin/lms/{id}?handler=State", ("to", "deleted"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync($"/admin/lms/{id}");

        (await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", " 12 "), ("to", "approved"))).Text.ShouldContain("data-deployment=\"12\">goedgekeurd");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", "12"), ("to", "suspended"))).Text.ShouldContain("data-deployment=\"12\">uit");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", ""), ("to", "approved"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await wim.PostAsync($"/admin/lms/{id}?handler=Services", ("members", "true"))).Text.ShouldContain("Bewaard");
        (await Book.FindAsync("groenrijk", id, TestContext.Current.CancellationToken))!.Says.Members.ShouldBeTrue();

        (await wim.GetAsync($"/admin/lms/{id}/remove")).Text.ShouldContain("‘Wacht op ja’");
        (await Book.FindAsync("groenrijk", id, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        (await wim.PostAsync($"/admin/lms/{id}/remove")).Text.ShouldContain("De koppeling is weg");
        (await wim.GetAsync($"/admin/lms/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);

        var acts = (await wim.GetAsync("/admin/log")).Text;
        foreach (var act in (string[])["keurde de koppeling ‘Wacht op ja’ goed", "zette de koppeling ‘Wacht op ja’ uit", "zette de koppeling ‘Wacht op ja’ weer aan", "keurde een deployment goed: ‘Wacht op ja, 12’", "zette een deployment uit: ‘Wacht op ja, 12’", "koos wat het LMS van ‘Wacht op ja’ te horen krijgt", "haalde de koppeling ‘Wacht op ja’ weg"])
        {
            acts.ShouldContain(act);
        }
    }

    [Fact]
    public async Task G8_a_score_that_was_given_up_is_shown_without_its_person_and_can_be_sent_again()
    {
        using var wim = await _admin.SignedInAsync();
        var id = await AddAsync("Met cijferlijst");
        var deployment = (await Book.FindAsync("groenrijk", id, TestContext.Current.CancellationToken))!.Deployments[0];
        var score = new ScoreRow
        {
            Organisation = "groenrijk", Id = Guid.NewGuid(), Registration = deployment.Registration, ResourceLink = "link", Person = "wie-het-is", Subject = [1, 2, 3],
            At = DateTimeOffset.UnixEpoch, Due = DateTimeOffset.UnixEpoch, Attempts = 3, State = "dead", LastError = "G8-404",
        };
        await using var db = await _admin.Tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        db.Add(score);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var page = (await wim.GetAsync($"/admin/lms/{id}")).Text;
        page.ShouldContain("G8-404");
        page.ShouldNotContain("wie-het-is");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Grade", ("score", Guid.NewGuid().ToString()))).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync($"/admin/lms/{id}");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Grade", ("score", score.Id.ToString()))).Text.ShouldContain("nog eens gestuurd");
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("nog eens naar de cijferlijst sturen: ‘Met cijferlijst’");
        (await db.Scores.AsNoTracking().SingleAsync(row => row.Id == score.Id, TestContext.Current.CancellationToken)).Attempts.ShouldBeLessThan(3);
    }

    [Fact]
    public async Task Another_organisations_connection_is_not_there_whatever_is_asked_of_it()
    {
        var id = await AddAsync("Alleen van Groenrijk");
        using var other = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/lms");
        other.Page!.Text.ShouldNotContain("Alleen van Groenrijk");
        foreach (var path in (string[])[$"/admin/lms/{id}", $"/admin/lms/{id}/remove"]) (await other.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (string Path, (string, string)[] Fields)[] acts =
        [
            ($"/admin/lms/{id}?handler=State", [("to", "suspended")]), ($"/admin/lms/{id}?handler=Deployment", [("deployment", "9"), ("to", "approved")]),
            ($"/admin/lms/{id}?handler=Services", [("grades", "true")]), ($"/admin/lms/{id}?handler=Update", []), ($"/admin/lms/{id}/remove", []), ("/admin/lms?handler=Approve", [("id", $"{id}"), ("deployment", "1")]),
        ];
        foreach (var (path, fields) in acts)
        {
            await other.GetAsync("/admin/lms/invite");
            (await other.PostAsync(path, fields)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }

        var found = await Book.FindAsync("groenrijk", id, TestContext.Current.CancellationToken);
        (found!.State, found.Deployments.Count, found.Says.Grades).ShouldBe((RegistrationState.Active, 1, false));
        (await other.GetAsync("/admin/log")).Text.ShouldNotContain("Alleen van Groenrijk");
    }

    [Fact]
    public async Task A_connection_of_the_settings_is_shown_and_only_its_deployments_can_be_switched()
    {
        using var wim = await _admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/lms");
        wim.Page!.Text.ShouldContain("data-state=\"settings\">in de instellingen");
        var id = (await Book.ListAsync("dekade", TestContext.Current.CancellationToken)).First(one => one.Made == RegistrationMade.Settings).Id;
        var page = await wim.GetAsync($"/admin/lms/{id}");
        page.Text.ShouldContain("Lti:Registrations");
        page.Text.ShouldNotContain($"/admin/lms/{id}/remove");
        (await wim.PostAsync($"/admin/lms/{id}?handler=State", ("to", "suspended"))).Status.ShouldBe(HttpStatusCode.NotFound);
        await wim.GetAsync($"/admin/lms/{id}");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", "1"), ("to", "suspended"))).Text.ShouldContain("data-deployment=\"1\">uit");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", "1"), ("to", "approved"))).Text.ShouldContain("data-deployment=\"1\">goedgekeurd");
    }

    private static (string, string)[] Site(string? site) => site is null ? [] : [("Site", site)];

    private async Task<Guid> AddAsync(string label, RegistrationMade made = RegistrationMade.Manual)
    {
        var draft = new RegistrationDraft(label, "https://added.example", $"c-{Guid.NewGuid():N}", "https://added.example/auth", "https://added.example/token", "https://added.example/jwks");
        return (await Book.AddAsync("groenrijk", draft, ["1"], made, cancellationToken: TestContext.Current.CancellationToken)).Id!.Value;
    }
}
