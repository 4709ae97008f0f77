using System.Text.Json.Nodes;
using CsCheck;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Mutations;

/// <summary>A valid launch with one thing changed is no launch; what is free stands in <c>free.json</c> with the reason.</summary>
public sealed class MutationTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private static readonly FreeList Free = new();

    private ToolUnderTest Tool => shared.Tool;

    [Theory]
    [InlineData("good-moodle"), InlineData("good-canvas"), InlineData("good-two-audiences"), InlineData("good-email-only"), InlineData("good-names-only")]
    public async Task A_launch_of_which_the_platform_signed_one_thing_otherwise_is_refused_unless_that_thing_is_free(string sample)
    {
        List<string> wrong = [];
        foreach (var part in (string[])["header", "claims"])
        {
            var pattern = SampleLaunch.Read(sample, (await Tool.BeginAsync()).Words(), Tool.Clock.GetUtcNow());
            foreach (var mutation in Mutation.Of(part == "header" ? pattern.Header : pattern.Claims))
            {
                var begun = await Tool.BeginAsync();
                var launch = SampleLaunch.Read(sample, begun.Words(), Tool.Clock.GetUtcNow());
                if (mutation.Apply(part == "header" ? launch.Header : launch.Claims) is not { } changed) continue;
                var token = part == "header" ? Tool.A.SignText(changed, launch.Claims.ToJsonString()) : Tool.A.SignText(launch.Header.ToJsonString(), changed);
                var code = await CodeOf(begun.PostAsync(token));
                if (Free.Allows(part, sample, mutation) != (code == "launched")) wrong.Add($"{part} {mutation}: {code}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_free_has_its_reason() => Free.WithoutWhy().ShouldBeEmpty();

    [Fact]
    public async Task Whatever_stands_in_a_claim_that_is_not_free_the_launch_is_refused()
    {
        var claims = SampleLaunch.Read("good-moodle", (await Tool.BeginAsync()).Words(), Tool.Clock.GetUtcNow()).Claims.Select(claim => claim.Key)
            .Where(claim => Free.IsSilentOn(claim[(claim.LastIndexOf('/') + 1)..]) && claim != "iat").ToArray();
        claims.Length.ShouldBe(7, "iss, aud, nonce, message_type, version, deployment_id, target_link_uri");
        var anything = Gen.OneOf<string>(
            Gen.String.Select(text => System.Text.Json.JsonSerializer.Serialize(text)), Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Gen.Const("true"), Gen.Const("null"), Gen.Const("[]"), Gen.Const("{}"), Gen.String.Array.Select(list => System.Text.Json.JsonSerializer.Serialize(list)));
        await Gen.Select(Gen.Int[0, claims.Length - 1], anything).SampleAsync(
            async (which, json) =>
            {
                var begun = await Tool.BeginAsync();
                var launch = SampleLaunch.Read("good-moodle", begun.Words(), Tool.Clock.GetUtcNow());
                launch.Claims[claims[which]] = JsonNode.Parse(json);
                return await CodeOf(begun.PostAsync(Tool.A.SignText(launch.Header.ToJsonString(), launch.Claims.ToJsonString()))) != "launched";
            },
            iter: 200 * More, threads: 1);
    }

    [Fact]
    public async Task L03_a_token_with_any_character_changed_left_out_or_put_in_is_refused()
    {
        var length = (await Tool.BeginAsync()).Token().Length;
        // The ends of its three parts always: there base64url has spare bits.
        var dots = (await Tool.BeginAsync()).Token().Select((c, i) => c == '.' ? i : -1).Where(i => i > 0).ToList();
        var places = Enumerable.Range(0, length).Where(i => i % (More > 1 ? 1 : 23) == 0 || i == length - 1 || dots.Any(dot => Math.Abs(dot - i) <= 1));
        foreach (var place in places)
        {
            foreach (var change in (Func<string, string>[])
            [
                token => token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..],
                token => token.Remove(place, 1),
                token => token.Insert(place, "_"),
            ])
            {
                var begun = await Tool.BeginAsync();
                (await CodeOf(begun.PostAsync(change(begun.Token())))).ShouldNotBe("launched", $"at {place}");
            }
        }
    }

    [Fact]
    public async Task A_form_or_cookie_with_one_thing_changed_is_refused_unless_that_thing_is_free()
    {
        List<string> accepted = [];
        foreach (var (about, change) in Forms)
        {
            var (begun, other) = (await Tool.BeginAsync(), await Tool.BeginAsync());
            var post = new Post(begun.State, begun.Token(), begun.Cookie!, [new("state", begun.State), new("id_token", begun.Token())], other);
            change(post);
            if (await CodeOf(begun.PostAsync(post.Form, post.Cookie, post.Origin)) == "launched") accepted.Add(about);
        }

        accepted.ShouldBe(Free.Form, ignoreOrder: true);
    }

    private static int More => Environment.GetEnvironmentVariable("RTW_FULL") is null ? 1 : 10;

    private static readonly (string About, Action<Post> Change)[] Forms =
    [
        ("no state", post => post.Form.RemoveAt(0)),
        ("no token", post => post.Form.RemoveAt(1)),
        ("state emptied", post => post.Form[0] = new("state", "")),
        ("token emptied", post => post.Form[1] = new("id_token", "")),
        ("state changed", post => post.Form[0] = new("state", post.State + "x")),
        ("another login's state", post => post.Form[0] = new("state", post.Other.State)),
        ("another login's token", post => post.Form[1] = new("id_token", post.Other.Token())),
        ("state twice", post => post.Form.Add(new("state", post.State))),
        ("token twice", post => post.Form.Add(new("id_token", post.Token))),
        ("an error beside the token", post => post.Form.Add(new("error", "login_required"))),
        ("state in capitals", post => post.Form[0] = new("state", post.State.ToUpperInvariant())),
        ("field names in other letters", post => post.Form[1] = new("id_token2", post.Token)),
        ("no cookie", post => post.Cookie = null),
        ("cookie emptied", post => post.Cookie = post.Cookie!.Split('=')[0] + "="),
        ("cookie changed", post => post.Cookie += "x"),
        ("cookie of another name", post => post.Cookie = "x" + post.Cookie),
        ("another login's cookie", post => post.Cookie = post.Other.Cookie),
        ("a field we do not know", post => post.Form.Add(new("lti_storage_target", "_parent"))),
        ("a cookie we do not know", post => post.Cookie = "theme=dark; " + post.Cookie),
        ("another Origin beside the right cookie", post => post.Origin = "null"),
    ];

    private static async Task<string> CodeOf(Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    private sealed class Post(string state, string token, string cookie, List<KeyValuePair<string, string>> form, Begun other)
    {
        public string State => state;

        public string Token => token;

        public string? Cookie { get; set; } = cookie;

        public string? Origin { get; set; }

        public List<KeyValuePair<string, string>> Form => form;

        public Begun Other => other;
    }
}
