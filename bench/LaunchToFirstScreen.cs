using ReturnToWork.TestKit.Houses;
using ReturnToWork.TestKit.Walking;

namespace ReturnToWork.Bench;

/// <summary>From the LMS's course page to the theme's page: login, authorization, form post, validation, redirect, page. Beside it: the same page without a launch.</summary>
internal static class LaunchToFirstScreen
{
    public static async Task RunAsync(TestHouse house, int rounds)
    {
        using var learner = new LearnerWalk(house.Place);
        using var anybody = new Walker();
        await learner.SignInAsync("noor");
        await learner.LaunchAsync();
        await anybody.OpenAsync(house.Place.Tool + "/open/3");

        var launch = new Measure("launch to first screen (6 requests, 2 hosts)");
        var open = new Measure("GET /open/3, the same page without a launch");
        for (var round = 0; round < rounds; round++)
        {
            await launch.TimeAsync(learner.LaunchAsync);
            await open.TimeAsync(() => anybody.OpenAsync(house.Place.Tool + "/open/3"));
        }

        Beside.Print(launch, open);
    }
}
