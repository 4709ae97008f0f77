using Microsoft.Playwright;
using ReturnToWork.BrowserTests.WholeWay;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Ladder;

/// <summary>
/// Other frames on the course page that answer in the platform's place (reliability L-16). They are told everything: the id and key of every question the moment it is asked, before the platform
/// itself gets to answer. Only origin and window give them away.
/// </summary>
public sealed class HostileSiblingTests(Browsers browsers)
{
    private const int Forgeries = 1000;

    // Hears every question first, hands it to the siblings, and lets the platform's own listener have it half a second later.
    private const string Traitor = """
        if (window === window.top) {
          window.asked = 0;
          window.addEventListener("message", (event) => {
            if (event.data === "forged") { window.forged = (window.forged ?? 0) + 1; return; }
            if (event.data?.late || typeof event.data?.subject !== "string") return;
            event.stopImmediatePropagation();
            window.asked++;
            for (const name of ["near", "far"]) window.frames[name]?.postMessage(event.data, "*");
            const { data, origin, source } = event;
            setTimeout(() => { const again = new MessageEvent("message", { data: { ...data, late: true }, origin, source }); window.dispatchEvent(again); }, 400);
          }, true);
        }
        """;

    // Lets them in beside the theme, and begins the launch anew once both are there.
    private const string Invite = """
        async (siblings) => {
          for (const [at, address] of siblings.entries()) await new Promise((resolve) => {
            const frame = document.createElement("iframe");
            Object.assign(frame, { name: ["near", "far"][at], title: "sibling", src: address, onload: resolve });
            document.body.append(frame);
          });
          window.asked = 0;
          window.forged = 0;
          const theme = document.getElementById("theme");
          await new Promise((resolve) => { theme.onload = resolve; theme.src = theme.src; });
        }
        """;

    private static readonly string Sibling = $$"""
        <!doctype html><title>sibling</title><script>
        addEventListener("message", (event) => {
          const asked = event.data, tool = parent.frames[1];
          for (let i = 0; i < {{Forgeries}}; i++) {
            tool.postMessage({ subject: asked.subject + ".response", message_id: asked.message_id, key: asked.key, value: "forged-" + i, supported_messages: [{ subject: "lti.put_data", frame: "near" }] }, "*");
          }
          parent.postMessage("forged", "*");
        });
        </script>
        """;

    [Fact]
    public async Task L16_of_1000_forged_answers_from_each_of_two_siblings_none_is_taken()
    {
        await using var house = await TestHouse.StartAsync();
        var profile = Directory.CreateTempSubdirectory("rtw-profile-");
        try
        {
            await using var browser = await browsers.BlockingCookiesExceptAsync(profile, "127.0.0.1");
            // One sibling of the platform's own origin, so that only its window is wrong; one of another origin, the tool's own.
            string[] siblings = [house.Place.Lms + "/lti/sibling", house.Place.Tool + "/sibling"];
            foreach (var address in siblings) await browser.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html", Body = Sibling }));
            await browser.AddInitScriptAsync(Traitor);
            var posted = new List<string>();
            browser.Request += (_, request) =>
            {
                if (request.Url.EndsWith("/lti/launch/proof", StringComparison.Ordinal)) posted.Add(request.PostData ?? "");
            };
            var page = await browser.NewPageAsync();

            await LmsDesk.SignInAsync(page, house, "kees", "parent");
            await page.EvaluateAsync(Invite, siblings);
            await new ThemeFrame(page.FrameLocator("#theme")).ReadyAsync();

            (await LmsDesk.FrameAsync(page)).Url.ShouldBe(house.Place.Tool + "/lti/launch/proof", "the platform's own answer was waited for");
            (await page.EvaluateAsync<int>("() => window.asked")).ShouldBeGreaterThanOrEqualTo(4, "put and get, of two values");
            (await page.EvaluateAsync<int>("() => window.forged")).ShouldBeGreaterThanOrEqualTo(8, "each sibling answered each question a thousand times");
            posted.ShouldNotBeEmpty();
            posted.ShouldNotContain(form => form.Contains("forged", StringComparison.Ordinal));
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
