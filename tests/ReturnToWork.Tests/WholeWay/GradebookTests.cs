using ReturnToWork.Storage;
using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.TestKit.Walking;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.WholeWay;

/// <summary>"Klaar" in the gradebook of a real platform: by our own key, its token, its line item, over real sockets (issue item 5).</summary>
public sealed class GradebookTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G3_G4_who_is_done_is_klaar_in_the_lms_where_the_organisation_wants_it(DataProvider engine)
    {
        await using var house = await TestHouse.StartAsync(engine, new Dictionary<string, string?> { ["Lti:Registrations:0:Grades"] = "true" });
        using var kees = new LearnerWalk(house.Place);
        using var mirjam = new Walker();
        var lms = await mirjam.OpenAsync(house.Place.Lms + "/");
        await mirjam.SubmitAsync(lms, "/", ("learner", "mirjam"));

        await kees.SignInAsync("kees");
        await kees.LaunchAsync();
        (await mirjam.OpenAsync(house.Place.Lms + "/grades")).Body.ShouldNotContain("klaar<");
        await kees.DoneAsync();
        await kees.DoneAsync();

        var grades = "";
        for (var tries = 0; tries < 100 && !grades.Contains("klaar<", StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            grades = (await mirjam.OpenAsync(house.Place.Lms + "/grades")).Body;
        }

        grades.ShouldContain("klaar<", customMessage: grades);
        grades.Split("klaar<").Length.ShouldBe(2, "one person, once");
    }

    [Fact]
    public async Task Where_nobody_asked_for_it_the_lms_hears_nothing()
    {
        await using var house = await TestHouse.StartAsync();
        using var kees = new LearnerWalk(house.Place);
        await kees.SignInAsync("kees");
        await kees.LaunchAsync();

        (await Should.ThrowAsync<InvalidOperationException>(kees.DoneAsync())).Message.ShouldContain("lms-does-not-ask");
    }
}
