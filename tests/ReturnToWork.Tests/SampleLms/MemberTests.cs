using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>Who is in the course (lti.md N1 and N2), as a tool asks it.</summary>
public sealed class MemberTests(SharedTool shared) : IClassFixture<SharedTool>, IAsyncLifetime
{
    private const string Version2 = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private const string Version1 = "application/vnd.ims.lis.v2.membershipcontainer+json";
    private readonly PretendTool _tool = shared.Tool;
    private string _token = "";
    private string _address = "";

    public async ValueTask InitializeAsync()
    {
        _token = await _tool.TokenAsync(PretendTool.MembersScope);
        var claim = (await _tool.LaunchAsync("mirjam", "/courses/3"))["https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice"]!;
        claim["service_versions"]!.ToJsonString().ShouldBe("[\"1.0\",\"2.0\"]");
        _address = claim["context_memberships_url"]!.GetValue<string>();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task N1_everybody_of_the_course_comes_in_pages_without_a_name()
    {
        List<string> seen = [];
        var pages = 0;
        for (string? next = _address; next is not null; pages++)
        {
            var answer = await _tool.CallAsync(HttpMethod.Get, next, _token, Version2);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.ToString().ShouldBe(Version2);
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var name in new[] { "Kees", "Fatma", "Mirjam", "Sam" }) text.ShouldNotContain(name);
            seen.AddRange(JsonNode.Parse(text)!["members"]!.AsArray().Select(one => one!["user_id"]!.GetValue<string>()));
            next = LinkOf(answer, "next");
            (LinkOf(answer, "differences") is null).ShouldBe(next is not null);
        }

        seen.ShouldBe(["2041", "2042", "2043", "2044", "2049"]);
        pages.ShouldBe(2);
    }

    [Theory]
    [InlineData("Learner", 4)]
    [InlineData("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor", 1)]
    [InlineData("Mentor", 0)]
    public async Task N1_a_role_and_a_limit_narrow_the_list(string role, int count) =>
        (await MembersAsync($"{_address}&limit=50&role={Uri.EscapeDataString(role)}")).Count.ShouldBe(count);

    [Fact]
    public async Task N1_what_changed_since_is_nothing()
    {
        var last = await _tool.CallAsync(HttpMethod.Get, _address + "&limit=50", _token, Version2);

        (await MembersAsync(LinkOf(last, "differences")!)).ShouldBeEmpty();
    }

    [Fact]
    public async Task N2_with_a_resource_link_each_member_has_a_message()
    {
        var member = (await MembersAsync(_address + "&rlid=theme-3-link"))[0]!;

        member["message"]!.AsArray().Single()![PretendTool.Lti + "message_type"]!.GetValue<string>().ShouldBe("LtiResourceLinkRequest");
        (await MembersAsync(_address))[0]!.AsObject().ContainsKey("message").ShouldBeFalse();
        (await _tool.CallAsync(HttpMethod.Get, _address + "&rlid=nowhere", _token, Version2)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task N2_the_older_version_answers_in_its_own_form()
    {
        var answer = await _tool.CallAsync(HttpMethod.Get, _address, _token, Version1);

        answer.Content.Headers.ContentType!.ToString().ShouldBe(Version1);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["pageOf"]!["membershipSubject"]!["membership"]!.AsArray()[0]!["member"]!["userId"]!.GetValue<string>().ShouldBe("2041");
    }

    [Fact]
    public async Task Without_the_scope_or_the_media_type_there_is_nothing()
    {
        var other = await _tool.TokenAsync(PretendTool.Ags + "score");

        (await _tool.CallAsync(HttpMethod.Get, _address, other, Version2)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _tool.CallAsync(HttpMethod.Get, _address, null, Version2)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _tool.CallAsync(HttpMethod.Get, _address, _token, "application/json")).StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    private async Task<JsonArray> MembersAsync(string address) =>
        JsonNode.Parse(await (await _tool.CallAsync(HttpMethod.Get, address, _token, Version2)).Content.ReadAsStringAsync())!["members"]!.AsArray();

    private static string? LinkOf(HttpResponseMessage answer, string relation) =>
        !answer.Headers.TryGetValues("Link", out var links) ? null
        : links.SelectMany(link => link.Split(", ")).FirstOrDefault(link => link.EndsWith($"rel=\"{relation}\"", StringComparison.Ordinal))?.Split('<', '>')[1];
}
