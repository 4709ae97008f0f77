using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>The OpenID provider, as the Companion uses it.</summary>
public sealed class SignInTests(SharedLms shared) : IClassFixture<SharedLms>
{
    private const string Verifier = "a-verifier-of-at-least-forty-three-characters-long";

    [Theory]
    [InlineData("anna", "Anna", "groenrijk", "coach")]
    [InlineData("bas", "Bas", "dekade", "coach")]
    [InlineData("tineke", "Tineke", "groenrijk", "trainer")]
    [InlineData("wim", "Wim", "groenrijk", "administrator")]
    public async Task A_person_signs_in_and_the_token_says_who_and_how(string picks, string name, string organisation, string role)
    {
        var lms = shared.Lms.Anew();
        var code = await SignInAsync(lms, picks);

        var token = await ExchangeAsync(lms, code, Verifier);
        token.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = JsonDocument.Parse(await token.Content.ReadAsStringAsync());
        var idToken = answer.RootElement.GetProperty("id_token").GetString()!;

        var keys = new JsonWebKeySet(await lms.Browser.GetStringAsync("/.well-known/jwks"));
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidIssuer = lms.Address + "/",
            ValidAudience = "companion",
        });
        checkedToken.IsValid.ShouldBeTrue(checkedToken.Exception?.Message);
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(idToken.Split('.')[1]));
        claims.RootElement.GetProperty("sub").GetString().ShouldBe("p-" + picks);
        claims.RootElement.GetProperty("name").GetString().ShouldBe(name);
        claims.RootElement.GetProperty("organisation").GetString().ShouldBe(organisation);
        claims.RootElement.GetProperty("roles").EnumerateArray().Select(one => one.GetString()).ShouldBe([role]);
        claims.RootElement.GetProperty("amr").EnumerateArray().Select(one => one.GetString()).ShouldBe(["pwd", "otp"]);
        claims.RootElement.GetProperty("nonce").GetString().ShouldBe("n-1");
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var lms = shared.Lms.Anew();
        var code = await SignInAsync(lms, "anna");

        (await ExchangeAsync(lms, code, Verifier)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ExchangeAsync(lms, code, Verifier)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_code_without_its_verifier_is_worth_nothing()
    {
        var lms = shared.Lms.Anew();
        var code = await SignInAsync(lms, "anna");

        (await ExchangeAsync(lms, code, Verifier + "x")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_address_to_come_back_to_is_refused()
    {
        var lms = shared.Lms.Anew();

        var answer = await lms.Browser.GetAsync(Question("https://elsewhere.example/signin-oidc"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Location.ShouldBeNull();
    }

    [Fact]
    public async Task After_the_end_of_the_session_the_person_is_asked_again()
    {
        var lms = shared.Lms.Anew();
        await SignInAsync(lms, "anna");
        (await lms.Browser.GetAsync(Question())).Headers.Location!.OriginalString.ShouldStartWith("http://localhost:5081/signin-oidc");

        var left = await lms.Browser.GetAsync("/connect/endsession?client_id=companion&post_logout_redirect_uri=" + Uri.EscapeDataString("http://localhost:5081/signout-callback-oidc"));

        left.Headers.Location!.OriginalString.ShouldStartWith("http://localhost:5081/signout-callback-oidc");
        (await lms.Browser.GetAsync(Question())).Headers.Location!.OriginalString.ShouldContain("/sign-in");
    }

    private static async Task<string> SignInAsync(LmsUnderTest lms, string picks)
    {
        var asked = await lms.Browser.GetAsync(Question());
        var page = asked.Headers.Location!;
        page.OriginalString.ShouldContain("/sign-in?ReturnUrl=");
        var picked = await lms.Browser.PostAsync(page, new FormUrlEncodedContent([new("person", picks)]));
        var back = await lms.Browser.GetAsync(picked.Headers.Location);
        var answer = QueryHelpers.ParseQuery(back.Headers.Location!.Query);
        answer["state"].ToString().ShouldBe("s-1");
        return answer["code"].ToString();
    }

    private static string Question(string back = "http://localhost:5081/signin-oidc") => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>
    {
        ["client_id"] = "companion",
        ["redirect_uri"] = back,
        ["response_type"] = "code",
        ["scope"] = "openid profile",
        ["state"] = "s-1",
        ["nonce"] = "n-1",
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    });

    private static Task<HttpResponseMessage> ExchangeAsync(LmsUnderTest lms, string code, string verifier) =>
        lms.Browser.PostAsync("/connect/token", new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("client_id", "companion"), new("client_secret", "not looked at"),
            new("redirect_uri", "http://localhost:5081/signin-oidc"), new("code_verifier", verifier),
        ]));
}
