using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>What goes back to the platform, read as a platform reads it: by our published key set.</summary>
public sealed class DeepLinkAnswerTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private const string Dl = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static readonly HttpClient Browser = new();
    private static readonly DeepLinkItem Three = new("/themes/3", "Mijn plan", "Je maakt een plan.", new Dictionary<string, string> { ["theme"] = "3" }, "theme-3");
    private static readonly DeepLinkItem Mine = new("/mijn", "Mijn pagina", "Alle thema’s.", new Dictionary<string, string> { ["page"] = "mijn" });

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task D2_the_answer_is_signed_with_the_published_key_of_the_registration_and_says_who_to_whom_and_when(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        var answer = (await AnswersOf(tool).SignAsync(await RequestAsync(tool), [Three], message: null))!;

        answer.ReturnUrl.AbsoluteUri.ShouldBe(tool.A.Address + "/return");
        var keys = new JsonWebKeySet(await Browser.GetStringAsync(tool.Address + "/.well-known/jwks.json"));
        var token = new JsonWebToken(answer.Jwt);
        (token.Alg, token.Typ).ShouldBe(("RS256", "JWT"));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(answer.Jwt, new TokenValidationParameters
        {
            IssuerSigningKey = keys.Keys.Single(key => key.Kid == token.Kid), ValidIssuer = "client-a", ValidAudience = tool.A.Address, ValidateLifetime = false,
        });
        result.Exception.ShouldBeNull();
        var claims = Read(answer);
        var now = tool.Clock.GetUtcNow().ToUnixTimeSeconds();
        claims.GetProperty("aud").GetString().ShouldBe(tool.A.Address);
        claims.GetProperty("iat").GetInt64().ShouldBeInRange(now - 60, now - 30, "some platforms refuse what their own clock has not reached");
        claims.GetProperty("exp").GetInt64().ShouldBeInRange(now + 60, claims.GetProperty("iat").GetInt64() + 300);
        claims.GetProperty("nonce").GetString()!.Length.ShouldBe(43);
        claims.GetProperty(Lti + "deployment_id").GetString().ShouldBe("1");
        claims.GetProperty(Lti + "message_type").GetString().ShouldBe("LtiDeepLinkingResponse");
        claims.GetProperty(Lti + "version").GetString().ShouldBe("1.3.0");
        claims.TryGetProperty("sub", out _).ShouldBeFalse();
        claims.EnumerateObject().Count().ShouldBe(9);

        var again = Read((await AnswersOf(tool).SignAsync(await RequestAsync(tool), [Three], message: null))!);
        again.GetProperty("nonce").GetString().ShouldNotBe(claims.GetProperty("nonce").GetString());
    }

    [Theory]
    [InlineData("\"csrf é<&\\\"\"")]
    [InlineData("{\"a\":[1,null]}")]
    [InlineData("\"\"")]
    public async Task D2_data_goes_back_as_it_came(string data)
    {
        var request = await RequestAsync(shared.Tool) with { Data = data };

        var claims = Read((await AnswersOf(shared.Tool).SignAsync(request, [Three], message: null))!);

        JsonElement.DeepEquals(claims.GetProperty(Dl + "data"), JsonElement.Parse(data)).ShouldBeTrue();
    }

    [Fact]
    public async Task D3_giving_up_is_an_empty_list_and_a_sentence()
    {
        var claims = Read((await AnswersOf(shared.Tool).SignAsync(await RequestAsync(shared.Tool), [], "Er is niets gekozen."))!);

        claims.GetProperty(Dl + "content_items").GetArrayLength().ShouldBe(0);
        claims.GetProperty(Dl + "msg").GetString().ShouldBe("Er is niets gekozen.");
        claims.TryGetProperty(Dl + "data", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task D3_several_items_only_where_the_platform_takes_several()
    {
        var request = await RequestAsync(shared.Tool);

        await Should.ThrowAsync<ArgumentException>(() => AnswersOf(shared.Tool).SignAsync(request, [Three, Mine], message: null));
        Items((await AnswersOf(shared.Tool).SignAsync(request with { AcceptMultiple = true }, [Three, Mine], message: null))!).Count.ShouldBe(2);
    }

    [Fact]
    public async Task D4_an_item_is_a_link_with_address_title_text_and_custom_and_hints_that_the_platform_takes()
    {
        var request = await RequestAsync(shared.Tool) with { AcceptTargets = ["frame", "iframe", "window"] };

        var link = Items((await AnswersOf(shared.Tool).SignAsync(request, [Three], message: null))!).Single();

        link.GetProperty("type").GetString().ShouldBe("ltiResourceLink");
        link.GetProperty("url").GetString().ShouldBe(shared.Tool.Address + "/themes/3");
        link.GetProperty("title").GetString().ShouldBe("Mijn plan");
        link.GetProperty("text").GetString().ShouldBe("Je maakt een plan.");
        link.GetProperty("custom").GetRawText().ShouldBe("""{"theme":"3"}""");
        link.GetProperty("iframe").GetProperty("height").GetInt32().ShouldBeGreaterThan(0);
        link.GetProperty("window").GetProperty("targetName").GetString().ShouldNotBe("_blank");
        var none = Items((await AnswersOf(shared.Tool).SignAsync(request with { AcceptTargets = ["embed"] }, [Three], message: null))!).Single();
        (none.TryGetProperty("iframe", out _), none.TryGetProperty("window", out _)).ShouldBe((false, false));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, null, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, null, false)]
    public async Task D3_D4_a_column_in_the_gradebook_only_where_platform_and_organisation_both_want_it(bool grades, bool? accepted, bool there)
    {
        var request = await RequestAsync(shared.Tool) with { Grades = grades, AcceptLineItem = accepted, AcceptMultiple = true };

        var items = Items((await AnswersOf(shared.Tool).SignAsync(request, [Three, Mine], message: null))!);

        items[0].TryGetProperty("lineItem", out var column).ShouldBe(there);
        if (there) column.GetRawText().ShouldBe("""{"scoreMaximum":1,"label":"Mijn plan","resourceId":"theme-3","tag":"klaar"}""");
        items[1].TryGetProperty("lineItem", out _).ShouldBeFalse("a list of themes is never done");
    }

    [Fact]
    public async Task L13_what_was_asked_elsewhere_or_by_a_registration_that_is_gone_is_not_signed()
    {
        var request = await RequestAsync(shared.Tool);

        (await AnswersOf(shared.Tool).SignAsync(request with { ReturnUrl = new Uri("https://evil.example/return") }, [Three], message: null)).ShouldBeNull();
        (await AnswersOf(shared.Tool).SignAsync(request with { Registration = new string('A', 43) }, [Three], message: null)).ShouldBeNull();
    }

    private static DeepLinkAnswers AnswersOf(ToolUnderTest tool) => tool.Services.GetRequiredService<DeepLinkAnswers>();

    private static async Task<DeepLinkRequest> RequestAsync(ToolUnderTest tool)
    {
        tool.Receiver.Picks.Clear();
        var begun = await tool.BeginAsync();
        await begun.PostAsync(begun.Token("deep-linking/good-least"));
        return tool.Receiver.Picks.Single();
    }

    private static JsonElement Read(DeepLinkAnswer answer) => JsonElement.Parse(Base64UrlEncoder.Decode(answer.Jwt.Split('.')[1]));

    private static IReadOnlyList<JsonElement> Items(DeepLinkAnswer answer) => [.. Read(answer).GetProperty(Dl + "content_items").EnumerateArray()];
}
