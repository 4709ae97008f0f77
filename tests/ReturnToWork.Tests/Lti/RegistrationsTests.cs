using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

public sealed class RegistrationsTests
{
    [Fact]
    public void A_right_registration_is_taken() => Faults(Good()).ShouldBeEmpty();

    [Fact]
    public void Two_organisations_may_share_a_client_when_their_deployments_differ()
    {
        var other = Good();
        other.Organisation = "other";
        other.DeploymentIds[0] = "2";

        Faults(Good(), other).ShouldBeEmpty();
    }

    [Fact]
    public void A_tenant_named_twice_stops_the_start() => Faults(Good(), Good()).ShouldContain("twice");

    [Fact]
    public void One_client_with_two_sets_of_endpoints_stops_the_start()
    {
        var other = Good();
        other.DeploymentIds[0] = "2";
        other.JwksUri = "https://elsewhere.example/jwks";

        Faults(Good(), other).ShouldContain("different endpoints");
    }

    [Theory]
    [InlineData("Organisation", "")]
    [InlineData("Issuer", "")]
    [InlineData("Issuer", "lms")]
    [InlineData("ClientId", "")]
    [InlineData("ClientId", " c ")]
    [InlineData("DeploymentIds", "")]
    [InlineData("AuthorizationEndpoint", "http://lms.example/auth")]
    [InlineData("AuthorizationEndpoint", "/auth")]
    [InlineData("TokenEndpoint", "ftp://lms.example/token")]
    [InlineData("JwksUri", "https://user:word@lms.example/jwks")]
    public void What_is_wrong_stops_the_start_and_is_named(string name, string value)
    {
        var entry = Good();
        if (name == "DeploymentIds") entry.DeploymentIds.Clear();
        else typeof(RegistrationOptions).GetProperty(name)!.SetValue(entry, value);

        Faults(entry).ShouldContain("Lti:Registrations:0:" + name);
    }

    [Fact]
    public void L06_plain_http_and_private_addresses_are_taken_of_listed_hosts_only()
    {
        var entry = Good();
        (entry.Issuer, entry.AuthorizationEndpoint, entry.TokenEndpoint, entry.JwksUri) =
            ("http://127.0.0.1:5090", "http://lms.intern/a", "http://lms.intern:8080/t", "http://[::1]:5090/j");

        FaultsWhere(["127.0.0.1", "lms.intern", "[::1]:5090"], entry).ShouldBeEmpty();
        var faults = FaultsWhere(["127.0.0.1:81", "lms.intern:8080"], entry);
        faults.ShouldContain("Registrations:0:Issuer: not https");
        faults.ShouldContain("Registrations:0:AuthorizationEndpoint");
        faults.ShouldNotContain("Registrations:0:TokenEndpoint");
        faults.ShouldContain("Registrations:0:JwksUri");
        entry.JwksUri = "https://10.1.2.3/jwks";
        FaultsWhere([], entry).ShouldContain("JwksUri: address is private");
    }

    [Theory]
    [InlineData("https://lms.intern")]
    [InlineData("lms.intern/path")]
    [InlineData("user@lms.intern")]
    [InlineData("lms.intern:x")]
    [InlineData("10.0.0.0/8")]
    [InlineData("*")]
    [InlineData("*.intern")]
    [InlineData("")]
    public void L06_a_word_in_the_list_of_private_hosts_that_is_no_host_stops_the_start(string word) =>
        new CheckOutbound().Validate(name: null, new OutboundOptions { AllowedPrivateHosts = { "lms.intern:8443", word } }).FailureMessage.ShouldNotBeNull().ShouldContain("AllowedPrivateHosts:1");

    [Fact]
    public async Task L12_a_registration_taken_out_since_the_login_opens_nothing()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        await using var after = await ToolUnderTest.StartAsync(beside: tool, knowsA: false);
        var begun = await tool.BeginAsync();
        var id = (await ClientsOf(tool)).Matching(tool.A.Address, "client-a")[0].Deployments["1"].Registration;

        var answer = await begun.PostAsync([new("state", begun.State), new("id_token", begun.Token())], begun.Cookie, tool: after);

        (await answer.Content.ReadAsStringAsync()).ShouldBe("L12-registration-gone");
        (await after.Services.GetRequiredService<PlatformOrigins>().OfAsync(id)).ShouldBeEmpty();

        static async Task<Clients> ClientsOf(ToolUnderTest tool) => await tool.Services.GetRequiredService<PlatformClients>().NowAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task L14_the_origins_that_may_frame_a_page_are_the_platforms_own()
    {
        await using var tool = await ToolUnderTest.StartAsync();
        var begun = await tool.BeginAsync();
        await begun.PostAsync(begun.Token());

        var origins = tool.Services.GetRequiredService<PlatformOrigins>();

        (await origins.OfAsync(tool.Receiver.Launches.Single().Registration)).ShouldBe([tool.A.Address]);
        (await origins.OfAsync("unheard-of")).ShouldBeEmpty();
    }

    [Fact]
    public void L14_issuer_and_authorization_endpoint_may_be_two_origins()
    {
        Clients clients = new(FromSettings.Read([Good()], []), []);

        clients.OriginsOf(clients.Matching("https://lms.example", "c")[0].Deployments["1"].Registration).ShouldBe(["https://sso.lms.example", "https://lms.example", "https://school.example"]);
    }

    private static string Faults(params RegistrationOptions[] entries) => FaultsWhere([], entries);

    private static string FaultsWhere(string[] listed, params RegistrationOptions[] entries)
    {
        OutboundOptions outbound = new();
        foreach (var host in listed) outbound.AllowedPrivateHosts.Add(host);
        LtiOptions options = new();
        foreach (var entry in entries) options.Registrations.Add(entry);
        return new CheckRegistrations(new OutboundRules(Options.Create(outbound))).Validate(name: null, options).FailureMessage ?? "";
    }

    private static RegistrationOptions Good() => new()
    {
        Organisation = "green",
        Issuer = "https://lms.example",
        ClientId = "c",
        DeploymentIds = { "1" },
        Sites = { "https://school.example" },
        AuthorizationEndpoint = "https://sso.lms.example/auth?x=1",
        TokenEndpoint = "https://lms.example/token",
        JwksUri = "https://lms.example/jwks",
    };
}
