using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>"Test this connection" says in words what is wrong at the other side.</summary>
public sealed class LmsTestTests
{
    [Theory]
    [InlineData("well", "keys-ok clock-ok login-ok token-not-needed launches-none", "We vonden geen fouten")]
    [InlineData("keys-404", "keys-status clock-ok login-ok token-not-needed launches-none", "maar code 404")]
    [InlineData("keys-page", "keys-unreadable clock-ok login-ok token-not-needed launches-none", "iets anders dan sleutels")]
    [InlineData("keys-short", "keys-none-usable clock-ok login-ok token-not-needed launches-none", "2048 bits of meer")]
    [InlineData("keys-elsewhere", "keys-fault clock-ok login-ok token-not-needed launches-none", "Dit adres stuurt door")]
    [InlineData("keys-big", "keys-fault clock-ok login-ok token-not-needed launches-none", "veel te groot")]
    [InlineData("keys-private", "keys-fault clock-ok login-ok token-not-needed launches-none", "op een eigen netwerk")]
    [InlineData("fast", "keys-ok clock-fast login-ok token-not-needed launches-none", "loopt 7\\d seconden voor")]
    [InlineData("slow", "keys-ok clock-slow login-ok token-not-needed launches-none", "loopt 7\\d seconden achter")]
    [InlineData("timeless", "keys-ok clock-unknown login-ok token-not-needed launches-none", "zei niet hoe laat het is")]
    [InlineData("login-404", "keys-ok clock-ok login-status token-not-needed launches-none", "Bij 404 klopt het adres niet")]
    [InlineData("login-503", "keys-ok clock-ok login-status token-not-needed launches-none", "gaf code 503")]
    [InlineData("login-elsewhere", "keys-ok clock-ok login-ok token-not-needed launches-none", "We vonden geen fouten")]
    [InlineData("silent", "keys-fault clock-unknown login-fault token-not-needed launches-none", "antwoordt niemand op tijd")]
    [InlineData("refused", "keys-ok clock-ok login-ok token-not-needed launches-refused", "De laatste start is geweigerd \\(V4-aud-not-us\\)\\..*Vergelijk de ‘Client ID’")]
    [InlineData("token-well", "keys-ok clock-ok login-ok token-ok launches-none", "We vonden geen fouten")]
    [InlineData("token-unknown", "keys-ok clock-ok login-ok token-refused launches-none", "Zet ons adres van de sleutels \\(JWKS\\) in het LMS")]
    [InlineData("token-404", "keys-ok clock-ok login-ok token-refused launches-none", "Op het adres voor tokens staat niets")]
    [InlineData("token-scope", "keys-ok clock-ok login-ok token-refused launches-none", "geeft ons geen recht op deze dienst")]
    public async Task Each_fault_is_named_in_words(string trouble, string codes, string words)
    {
        var clock = TimeProvider.System;
        await using var admin = await RunningAdmin.StartAsync(settings: new Dictionary<string, string?> { ["Lti:Registrations:0:Members"] = trouble.StartsWith("token", StringComparison.Ordinal) ? "true" : "false" }, services: services => services.PostConfigure<HttpClientFactoryOptions>(
            Outbound.HttpClientName, client => client.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = new Platform(trouble, clock))));
        using var wim = await admin.SignedInAsync();
        var registration = (await admin.Tool.Services.GetRequiredService<RegistrationBook>().ListAsync("groenrijk", TestContext.Current.CancellationToken))[0];
        if (trouble == "refused")
        {
            var about = new About(LaunchKind.Launch, (await admin.Tool.Services.GetRequiredService<PlatformClients>().NowAsync(TestContext.Current.CancellationToken)).Matching(RunningTool.Platform, "groenrijk-lms")[0], "1", "groenrijk");
            await admin.Tool.Services.GetRequiredService<LaunchLog>().WriteAsync(about, Refusals.NewReference(), "V4-aud-not-us", "LTI Security Framework 1.0, 5.1.3", 401, TestContext.Current.CancellationToken);
        }

        await wim.GetAsync($"/admin/lms/{registration.Id}");
        var seen = await wim.PostAsync($"/admin/lms/{registration.Id}?handler=Test");
        seen.Status.ShouldBe(HttpStatusCode.OK);
        Regex.Matches(seen.Html, "data-finding=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ShouldBe(codes.Split(' '), ignoreOrder: true);
        Regex.Replace(seen.Text, "<[^>]+>", "").ShouldMatch($"(?s){words}");
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("testte de koppeling");

        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/lms/invite");
        (await other.PostAsync($"/admin/lms/{registration.Id}?handler=Test")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task N1_counting_says_why_there_is_no_number_and_is_there_only_when_it_is_switched_on()
    {
        await using var admin = await RunningAdmin.StartAsync(settings: new Dictionary<string, string?> { ["Lti:Registrations:0:Members"] = "true" });
        using var wim = await admin.SignedInAsync();
        var book = admin.Tool.Services.GetRequiredService<RegistrationBook>();
        var id = (await book.ListAsync("groenrijk", TestContext.Current.CancellationToken))[0].Id;
        await wim.GetAsync($"/admin/lms/{id}");
        var seen = await wim.PostAsync($"/admin/lms/{id}?handler=Count", ("deployment", "1"));
        seen.Text.ShouldContain("data-count=\"N-no-address\"");
        seen.Text.ShouldContain("Open een thema vanuit de cursus");
        (await wim.PostAsync($"/admin/lms/{id}?handler=Count", ("deployment", "2"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("telde deelnemers");

        using var other = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"));
        var theirs = (await book.ListAsync("dekade", TestContext.Current.CancellationToken))[0].Id;
        (await other.GetAsync($"/admin/lms/{theirs}")).Text.ShouldNotContain("Tel de deelnemers");
        foreach (var one in (Guid[])[id, theirs])
        {
            await other.GetAsync("/admin/lms/invite");
            (await other.PostAsync($"/admin/lms/{one}?handler=Count", ("deployment", "1"))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Every_finding_has_its_words_in_both_languages()
    {
        foreach (var language in (string[])["nl", "en"])
        {
            await using var stream = typeof(ReturnToWork.Tool.ToolHost).Assembly.GetManifestResourceStream($"Texts/admin.{language}.json")!;
            var texts = (await System.Text.Json.JsonSerializer.DeserializeAsync<Dictionary<string, string>>(stream))!;
            ConnectionFinding.Codes.Where(code => !texts.ContainsKey($"test.{code}")).ShouldBeEmpty(language);
        }
    }

    private sealed class Platform(string trouble, TimeProvider clock) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (trouble == "silent") throw new HttpRequestException(HttpRequestError.ConnectionError);
            var answer = request.RequestUri!.AbsolutePath switch { "/jwks" => Keys(), "/token" => Token(), _ => Login() };
            if (trouble != "timeless") answer.Headers.Date = clock.GetUtcNow().AddSeconds(trouble switch { "fast" => 75, "slow" => -75, _ => 0 });
            return Task.FromResult(answer);
        }

        private HttpResponseMessage Token() => trouble switch
        {
            "token-unknown" => new(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_client"}""") },
            "token-scope" => new(HttpStatusCode.BadRequest) { Content = new StringContent("""{"error":"invalid_scope"}""") },
            "token-404" => new(HttpStatusCode.NotFound),
            _ => new(HttpStatusCode.OK) { Content = new StringContent("""{"access_token":"t","token_type":"bearer","expires_in":3600}""") },
        };

        private HttpResponseMessage Login() => trouble switch
        {
            "login-404" => new(HttpStatusCode.NotFound),
            "login-503" => new(HttpStatusCode.ServiceUnavailable),
            "login-elsewhere" => new(HttpStatusCode.SeeOther) { Headers = { Location = new Uri("https://lms.example/sign-in") } },
            // Moodle and Canvas both answer so when a browser brings nothing.
            _ => new(HttpStatusCode.BadRequest),
        };

        private HttpResponseMessage Keys() => trouble switch
        {
            "keys-404" => new(HttpStatusCode.NotFound),
            "keys-page" => new(HttpStatusCode.OK) { Content = new StringContent("<!DOCTYPE html>", Encoding.UTF8, "text/html") },
            "keys-short" => Set(1024),
            "keys-elsewhere" => new(HttpStatusCode.MovedPermanently) { Headers = { Location = new Uri("https://lms.example/other") } },
            "keys-big" => throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded),
            "keys-private" => throw new OutboundRefused(OutboundFault.Private),
            _ => Set(2048),
        };

        private static HttpResponseMessage Set(int bits)
        {
            using var rsa = RSA.Create(bits);
            var open = rsa.ExportParameters(false);
            return new(HttpStatusCode.OK)
            {
                Content = new StringContent($$"""{"keys":[{"kty":"RSA","kid":"k","n":"{{Base64UrlEncoder.Encode(open.Modulus)}}","e":"{{Base64UrlEncoder.Encode(open.Exponent)}}"}]}""", Encoding.UTF8, "application/json"),
            };
        }
    }
}
