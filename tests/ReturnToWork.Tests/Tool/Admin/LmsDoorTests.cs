using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>L-12: what an administrator closes on a page is closed at the very next request of somebody who is in, and at the next launch.</summary>
public sealed class LmsDoorTests
{
    [Theory]
    [InlineData("deployment")]
    [InlineData("organisation")]
    public async Task L12_what_is_closed_is_closed_at_the_next_request_and_opens_again(string what)
    {
        await using var admin = await RunningAdmin.StartAsync();
        var kees = await admin.Tool.OpenAsync("groenrijk", "kees");
        await kees.KeepAsync();
        var sam = await admin.Tool.OpenAsync("dekade", "sam");
        using var wim = await admin.SignedInAsync();
        var id = (await admin.Tool.Services.GetRequiredService<RegistrationBook>().ListAsync("groenrijk", TestContext.Current.CancellationToken))[0].Id;

        await SetAsync(closed: true);
        (await PageAsync(admin, kees.Visit)).ShouldBe(HttpStatusCode.Forbidden);
        (await kees.CallAsync(HttpMethod.Get, "/api/answers/3")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await PageAsync(admin, sam.Visit)).ShouldBe(HttpStatusCode.OK, "the other organisation notices nothing");

        await SetAsync(closed: false);
        (await PageAsync(admin, kees.Visit)).ShouldBe(HttpStatusCode.OK);
        (await kees.CallAsync(HttpMethod.Get, "/api/answers/3")).StatusCode.ShouldBe(HttpStatusCode.OK);

        async Task SetAsync(bool closed)
        {
            if (what == "deployment")
            {
                await wim.GetAsync($"/admin/lms/{id}");
                await wim.PostAsync($"/admin/lms/{id}?handler=Deployment", ("deployment", "1"), ("to", closed ? "suspended" : "approved"));
                return;
            }

            if (closed)
            {
                (await wim.GetAsync("/admin/lms/close")).Text.ShouldContain("Groenrijk Werkt");
                (await PageAsync(admin, kees.Visit)).ShouldBe(HttpStatusCode.OK, "looking at the second step closes nothing");
                (await wim.PostAsync("/admin/lms/close")).Text.ShouldContain("Alles staat uit");
            }
            else
            {
                (await wim.PostAsync("/admin/lms/close", ("open", "true"))).Text.ShouldContain("Medewerkers komen weer binnen");
                (await wim.GetAsync("/admin/log")).Text.ShouldContain("zette alles weer aan voor de hele organisatie");
            }
        }
    }

    private static async Task<HttpStatusCode> PageAsync(RunningAdmin admin, Visit visit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={admin.Tool.Services.GetRequiredService<Tickets>().Write(visit)}");
        return await admin.Tool.Http.SendAsync(request).StatusAsync();
    }
}
