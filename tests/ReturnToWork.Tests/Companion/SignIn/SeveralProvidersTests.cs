using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.SignIn;

/// <summary>Organisations with an identity provider each: who may speak for whom, and how people find their own.</summary>
public sealed class SeveralProvidersTests : IAsyncLifetime
{
    private static readonly StubProfessional Sam = new("sam-1", "Sam", null, "GG-Coach");

    private StubIdentityProvider _both = null!;
    private StubIdentityProvider _kade = null!;
    private CompanionApp _app = null!;

    /// <summary>Provider <c>regio</c> speaks for both organisations and says our roles; <c>kade</c> for dekade alone, in words of its own, with a second factor as <c>acr</c>.</summary>
    public async ValueTask InitializeAsync()
    {
        (_both, _kade) = (await StubIdentityProvider.StartAsync(), await StubIdentityProvider.StartAsync());
        _app = await CompanionApp.StartAsync(settings: Settings());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _both.DisposeAsync();
        await _kade.DisposeAsync();
    }

    [Fact]
    public async Task People_choose_their_organisation_by_name_and_find_it_on_top_the_next_time()
    {
        using var visitor = _app.Visitor();
        var page = await visitor.GetAsync("/sign-in?to=/people/new");
        page.Text.ShouldContain("Kies je organisatie");
        page.Text.ShouldContain("Groenrijk Werkt");
        page.Text.ShouldContain("De Kade – Huis-account");

        _kade.Bend = claims => (claims["acr"], claims["roles"]) = ("gold", new[] { "GG-Coach", "iets-anders" });
        _kade.Next = Sam;
        (await visitor.GetAsync("/sign-in/go?to=/people/new&organisation=dekade&way=kade")).Address.AbsolutePath.ShouldBe("/people/new");
        _kade.Asked!["redirect_uri"].ToString().ShouldEndWith("/signin-oidc/kade");
        _kade.Asked["acr_values"].ToString().ShouldBe("gold platinum");
        visitor.Page!.Text.ShouldContain("De Kade");
        var remembered = visitor.Cookies.GetAllCookies().Single(cookie => cookie.Name == "rtw-companion-way");
        (WebUtility.UrlDecode(remembered.Value), remembered.HttpOnly).ShouldBe(("dekade|kade", true));

        var out1 = await visitor.PostAsync("/sign-out");
        out1.Html.ShouldContain("href=\"/sign-in/end?way=kade\"");
        out1.Text.ShouldContain("Aanmelden bij De Kade – Huis-account");
        out1.Text.ShouldContain("Een andere organisatie");
        await visitor.GetAsync("/sign-in/end?way=kade");
        (_kade.Ended, _both.Ended).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_link_that_names_an_organisation_leads_to_its_own_ways_only()
    {
        using var visitor = _app.Visitor();
        var page = await visitor.GetAsync("/sign-in?organisation=groenrijk");
        page.Text.ShouldContain("Aanmelden bij Groenrijk Werkt");
        page.Text.ShouldNotContain("De Kade");
        (await visitor.GetAsync("/sign-in?organisation=nowhere")).Text.ShouldContain("Kies je organisatie");
        (await visitor.GetAsync("/sign-in/go?organisation=nowhere&way=nowhere")).Address.AbsolutePath.ShouldBe("/sign-in");
        (await visitor.GetAsync("/sign-in/go?to=/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }

    [Theory]
    [InlineData("kade", "groenrijk", "hoort niet bij een organisatie")]
    [InlineData("kade", "elders", "hoort niet bij een organisatie")]
    [InlineData("kade", "[\"dekade\",\"groenrijk\"]", "hoort niet bij een organisatie")]
    [InlineData("regio", null, "hoort niet bij een organisatie")]
    [InlineData("regio", "elders", "hoort niet bij een organisatie")]
    public async Task A_provider_speaks_only_for_its_own_organisations(string way, string? organisation, string words)
    {
        foreach (var provider in new[] { _both, _kade })
        {
            provider.Next = new StubProfessional($"liar-{Guid.NewGuid():N}", "Liar", organisation, "coach", "GG-Coach");
            provider.Bend = claims => claims["acr"] = "gold";
        }

        await RefusedAsync(way, words);
    }

    [Theory]
    [InlineData("coach", "gold", "geen rol in dit programma")]
    [InlineData("GG-Coach", "silver", "zonder tweede controle")]
    [InlineData("GG-Coach", null, "zonder tweede controle")]
    public async Task The_providers_own_words_for_roles_and_for_a_second_factor_are_the_ones_that_count(string role, string? acr, string words)
    {
        _kade.Next = new StubProfessional("x", "X", null, role);
        _kade.Bend = claims =>
        {
            if (acr is not null) claims["acr"] = acr;
        };
        await RefusedAsync("kade", words);
    }

    [Fact]
    public async Task The_same_subject_is_two_people_in_two_organisations_and_within_one_nobody_takes_over_anothers_account()
    {
        _kade.Bend = claims => claims["acr"] = "gold";
        (_kade.Next, _both.Next) = (Sam, Sam with { Organisation = "groenrijk", Roles = ["coach"] });
        using var kade = await InAsync("kade");
        using var groenrijk = await InAsync("regio");
        kade.Page!.Text.ShouldContain("De Kade");
        groenrijk.Page!.Text.ShouldContain("Groenrijk Werkt");

        // The other provider may speak for dekade too, but not for this account.
        _both.Next = Sam with { Organisation = "dekade", Roles = ["coach"] };
        await RefusedAsync("regio", "hoort bij een andere aanmeldplek");
        (await kade.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
    }

    [Fact]
    public async Task An_account_from_before_there_were_several_is_the_first_providers()
    {
        foreach (var subject in new[] { "old-1", "old-2" })
        {
            await using var db = await _app.OpenAsync("dekade");
            db.Add(new ReturnToWork.Companion.Records.ProfessionalRow { Organisation = "dekade", Subject = subject, Name = "Oud", Roles = "coach", LastSignIn = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        _kade.Bend = claims => claims["acr"] = "gold";
        _kade.Next = new StubProfessional("old-1", "Oud", null, "GG-Coach");
        await RefusedAsync("kade", "hoort bij een andere aanmeldplek");
        _both.Next = new StubProfessional("old-2", "Oud", "dekade", "coach");
        using var old = await InAsync("regio");
        old.Page!.Address.AbsolutePath.ShouldBe("/people");
        await using var after = await _app.OpenAsync("dekade");
        (await after.Professionals.SingleAsync(row => row.Subject == "old-2", TestContext.Current.CancellationToken)).Provider.ShouldBe(_both.Address);
    }

    [Fact]
    public async Task An_answer_that_comes_back_at_another_providers_address_is_refused()
    {
        using var visitor = _app.Visitor();
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var go = await plain.GetAsync($"{_app.Address}/sign-in/go?organisation=groenrijk&way=regio", TestContext.Current.CancellationToken);
        var back = (await plain.GetAsync(go.Headers.Location, TestContext.Current.CancellationToken)).Headers.Location!;
        using var mixed = new HttpRequestMessage(HttpMethod.Get, back.AbsoluteUri.Replace("/signin-oidc/regio", "/signin-oidc/kade", StringComparison.Ordinal));
        mixed.Headers.Add("Cookie", string.Join("; ", go.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0])));
        var answer = await plain.SendAsync(mixed, TestContext.Current.CancellationToken);
        answer.Headers.Location!.ToString().ShouldBe("/sign-in/refused?why=trouble");
    }

    [Theory]
    [InlineData("SignIn:Authority", "https://idp.example/", "describes one provider and SignIn:Providers several")]
    [InlineData("SignIn:Providers:1:Id", "regio", "same Id twice")]
    [InlineData("SignIn:Providers:1:Id", "De Kade", "other characters")]
    [InlineData("SignIn:Providers:1:Organisations:0", "elders", "does not know")]
    [InlineData("SignIn:Providers:1:Authority", "http://idp.example/", "SignIn:Providers:1:Authority must be https")]
    [InlineData("SignIn:Providers:1:ClientId", null, "SignIn:Providers:1:ClientId is missing")]
    [InlineData("SignIn:Providers:1:RoleValues:boss:0", "x", "RoleValues:boss is no role here")]
    [InlineData("SignIn:Providers:1:RequiredAcr:0", "a b", "no space")]
    public async Task A_wrong_setting_stops_the_start_with_a_sentence_about_it(string key, string? value, string words)
    {
        var settings = Settings();
        settings[key] = value;
        (await Should.ThrowAsync<OptionsValidationException>(() => CompanionApp.StartAsync(settings: settings))).Message.ShouldContain(words);
    }

    private Dictionary<string, string?> Settings() => new()
    {
        ["SignIn:Authority"] = null, ["SignIn:ClientId"] = null, ["SignIn:ClientSecret"] = null,
        ["SignIn:Providers:0:Id"] = "regio", ["SignIn:Providers:0:Authority"] = _both.Address, ["SignIn:Providers:0:ClientId"] = "companion",
        ["SignIn:Providers:0:Organisations:0"] = "groenrijk", ["SignIn:Providers:0:Organisations:1"] = "dekade",
        ["SignIn:Providers:1:Id"] = "kade", ["SignIn:Providers:1:Name"] = "Huis-account", ["SignIn:Providers:1:Authority"] = _kade.Address, ["SignIn:Providers:1:ClientId"] = "rtw",
        ["SignIn:Providers:1:Organisations:0"] = "dekade", ["SignIn:Providers:1:RoleValues:coach:0"] = "GG-Coach",
        ["SignIn:Providers:1:RequiredAcr:0"] = "gold", ["SignIn:Providers:1:RequiredAcr:1"] = "platinum",
    };

    private async Task<Visitor> InAsync(string way)
    {
        var visitor = _app.Visitor();
        await visitor.GetAsync($"/sign-in/go?to=/&organisation={(way == "kade" ? "dekade" : "groenrijk")}&way={way}");
        return visitor;
    }

    private async Task RefusedAsync(string way, string words)
    {
        using var visitor = await InAsync(way);
        visitor.Page!.Status.ShouldBe(HttpStatusCode.Forbidden);
        visitor.Page.Text.ShouldContain(words);
        (await visitor.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
    }
}
