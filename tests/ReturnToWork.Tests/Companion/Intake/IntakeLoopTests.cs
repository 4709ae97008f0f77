using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Intake;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Xunit;

namespace ReturnToWork.Tests.Companion.Intake;

public sealed class IntakeLoopTests
{
    [Fact]
    public async Task A_look_that_hangs_is_cut_off_by_the_watch_and_another_store_is_read_meanwhile()
    {
        using var hanging = WireMockServer.Start();
        hanging.Given(Request.Create().WithPath("/xapi/statements")).RespondWith(Response.Create().WithDelay(TimeSpan.FromMinutes(5)).WithStatusCode(200));
        await using var app = await CompanionApp.StartAsync(settings: new() { ["Intake:Sources:1:Endpoint"] = $"{hanging.Url}/xapi/", ["Intake:Patience"] = "00:10:00" });
        await UntilAsync(() => Loop("dekade").Looks == 1);
        var id = Guid.NewGuid();
        app.Tool.Store("groenrijk", Tell.Completed(CompanionApp.Scene("kees"), id, app.Clock.GetUtcNow()));
        await app.HasReadAsync(id);

        var watch = app.Services.GetRequiredService<IntakeWatch>();
        await watch.LookAsync();
        Loop("dekade").Looks.ShouldBe(1);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await watch.LookAsync();
        await UntilAsync(() => Loop("dekade").Looks > 1);
        Loop("dekade").Looks.ShouldBeGreaterThan(1);

        SourceLoop Loop(string organisation) => app.Services.GetRequiredService<IntakeLoops>().All.Single(loop => loop.Source.Organisation == organisation);
    }

    [Fact]
    public async Task A_host_with_a_setting_that_cannot_work_does_not_start_and_says_which()
    {
        var trouble = await Should.ThrowAsync<OptionsValidationException>(() => CompanionApp.StartAsync(settings: new() { ["Pairing:Secret"] = "short" }));
        trouble.Message.ShouldContain("Pairing:Secret must have at least 32 characters");
        (await Should.ThrowAsync<OptionsValidationException>(() => CompanionApp.StartAsync(settings: new() { ["SignIn:Authority"] = "http://idp.example" }))).Message.ShouldContain("SignIn:Authority must be https");
    }

    private static async Task UntilAsync(Func<bool> so)
    {
        for (var tries = 0; tries < 200 && !so(); tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
    }
}
