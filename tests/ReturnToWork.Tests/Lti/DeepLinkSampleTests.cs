using System.Net;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Every file of <c>samples/launches/deep-linking</c>, posted as a platform would.</summary>
public sealed class DeepLinkSampleTests(SharedTool shared) : IClassFixture<SharedTool>
{
    public static TheoryData<string> Good => [.. SampleLaunch.DeepLinks.Where(name => name.StartsWith("deep-linking/good-", StringComparison.Ordinal))];

    public static TheoryData<string> Bad => [.. SampleLaunch.DeepLinks.Where(name => !name.StartsWith("deep-linking/good-", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Good))]
    public async Task D1_V10_a_good_request_opens_the_picker_with_what_it_says(string sample)
    {
        var begun = await shared.Tool.BeginAsync();
        var expected = SampleLaunch.Read(sample, begun.Words(), shared.Tool.Clock.GetUtcNow());
        shared.Tool.Receiver.Picks.Clear();

        var answer = await begun.PostAsync(begun.Token(sample));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("picking");
        var request = shared.Tool.Receiver.Picks.Single();
        var settings = expected.Claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"]!;
        request.Organisation.ShouldBe("green");
        request.ReturnUrl.OriginalString.ShouldBe(settings["deep_link_return_url"]!.GetValue<string>());
        request.AcceptTargets.ShouldBe(settings["accept_presentation_document_targets"]!.AsArray().Select(target => target!.GetValue<string>()));
        request.AcceptMultiple.ShouldBe(expected.Expect!["multiple"]!.GetValue<bool>());
        request.AcceptLineItem.ShouldBe(expected.Expect["lineItem"]?.GetValue<bool>());
        (request.Data is null ? null : System.Text.Json.Nodes.JsonNode.Parse(request.Data)!.ToJsonString()).ShouldBe(expected.Expect["data"] is { } data ? System.Text.Json.Nodes.JsonNode.Parse(data.GetValue<string>())!.ToJsonString() : null);
        request.Locale.ShouldBe(expected.Expect["locale"]?.GetValue<string>());
        (request.Offer, request.Grades).ShouldBe((null, false));
        request.Tool.ShouldBe(new Uri(shared.Tool.Address));
        request.Registration.ShouldMatch("^[A-Za-z0-9_-]{43}$");
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task D1_V10_L13_a_bad_request_is_refused_with_its_code(string sample)
    {
        var begun = await shared.Tool.BeginAsync();
        shared.Tool.Receiver.Picks.Clear();
        shared.Tool.Receiver.Refusals.Clear();

        var answer = await begun.PostAsync(begun.Token(sample));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(SampleLaunch.CodeOf(sample));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        answer.Headers.Location.ShouldBeNull();
        shared.Tool.Receiver.Picks.ShouldBeEmpty();
        shared.Tool.Receiver.Refusals.Single().Paragraph.ShouldMatch(@"^LTI (1\.3 Core|Security Framework 1\.0|Deep Linking 2\.0), \d");
    }

    [Theory]
    [InlineData("https", "L13-return-url-foreign")]
    [InlineData("http", "L13-return-url-unsafe")]
    public async Task L13_another_port_or_scheme_of_the_platform_is_another_origin(string scheme, string code)
    {
        var begun = await shared.Tool.BeginAsync();
        var address = new Uri(shared.Tool.A.Address);

        var answer = await begun.PostAsync(begun.Token("deep-linking/good-least", change: claims =>
            claims["https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings"]!["deep_link_return_url"] = $"{scheme}://{address.Host}:{(scheme == "https" ? address.Port : address.Port + 1)}/return"));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(code);
    }
}
