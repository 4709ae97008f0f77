using System.Net;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Every file of <c>samples/launches</c>, posted as a platform would: among them the list that 1EdTech's certification sends.</summary>
public sealed class SampleLaunchTests(SharedTool shared) : IClassFixture<SharedTool>
{
    public static TheoryData<string> Good => [.. SampleLaunch.Good];

    public static TheoryData<string> Bad => [.. SampleLaunch.Bad];

    [Theory, MemberData(nameof(Good))]
    public async Task V_a_good_launch_is_received_with_what_it_says(string sample)
    {
        var begun = await shared.Tool.BeginAsync();
        var expected = SampleLaunch.Read(sample, begun.Words(), shared.Tool.Clock.GetUtcNow());
        shared.Tool.Receiver.Launches.Clear();

        var answer = await begun.PostAsync(begun.Token(sample));

        (await answer.Content.ReadAsStringAsync()).ShouldBe("launched");
        var launch = shared.Tool.Receiver.Launches.Single();
        launch.Organisation.ShouldBe("green");
        launch.Issuer.ShouldBe(shared.Tool.A.Address);
        launch.ClientId.ShouldBe("client-a");
        launch.DeploymentId.ShouldBe("1");
        launch.Subject.ShouldBe(expected.Claims["sub"]!.GetValue<string>());
        launch.IsLearner.ShouldBe(expected.Expect!["learner"]!.GetValue<bool>());
        launch.IsTeacherLike.ShouldBe(expected.Expect["teacherLike"]!.GetValue<bool>());
        launch.Locale.ShouldBe(expected.Expect["locale"]?.GetValue<string>());
        launch.TargetLink.AbsoluteUri.ShouldBe(shared.Tool.Address + "/themes/3");
        launch.PlatformOrigin.ShouldBe(shared.Tool.A.Address);
        launch.CookiesHold.ShouldBeTrue();
        launch.Registration.ShouldMatch("^[A-Za-z0-9_-]{43}$");
    }

    [Theory, MemberData(nameof(Bad))]
    public async Task V_a_bad_launch_is_refused_with_its_code_and_leaves_nothing(string sample)
    {
        var begun = await shared.Tool.BeginAsync();
        var rows = (await shared.Tool.RowsAsync()).Count;
        shared.Tool.Receiver.Launches.Clear();
        shared.Tool.Receiver.Refusals.Clear();

        var answer = await begun.PostAsync(begun.Token(sample));

        (await answer.Content.ReadAsStringAsync()).ShouldBe(SampleLaunch.CodeOf(sample));
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        shared.Tool.Receiver.Launches.ShouldBeEmpty();
        (await shared.Tool.RowsAsync()).Count.ShouldBe(rows);
        var refusal = shared.Tool.Receiver.Refusals.Single();
        refusal.Paragraph.ShouldMatch(@"^LTI (1\.3 Core|Security Framework 1\.0), \d");
        refusal.Reference.ShouldMatch("^[2-9A-Z]{8}$");
    }

    [Fact]
    public async Task V4_a_wrong_audience_is_answered_with_401()
    {
        var begun = await shared.Tool.BeginAsync();

        (await begun.PostAsync(begun.Token("V4-aud-not-us"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
