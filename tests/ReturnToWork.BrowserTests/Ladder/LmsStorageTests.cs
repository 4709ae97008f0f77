using System.Text.Json;
using Microsoft.Playwright;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Houses;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Ladder;

/// <summary>The sample LMS as a keeper for tools (LTI postMessage Storage): asked by a stand-in at the tool's address, so that what is tried here is the platform alone.</summary>
public sealed class LmsStorageTests(Browsers browsers)
{
    private const string StandIn = """
        <!doctype html><title>stand-in</title><script>
        window.ask = (where, message) => new Promise((resolve) => {
          const target = where === "_parent" ? parent : parent.frames[where];
          const hear = (event) => { if (event.source === target && event.data.message_id === message.message_id) { removeEventListener("message", hear); resolve(event.data); } };
          addEventListener("message", hear);
          setTimeout(() => resolve("silence"), 700);
          target.postMessage(message, "*");
        });
        </script>
        """;

    [Fact]
    public async Task C3_it_gives_back_what_was_put_and_says_in_codes_what_it_will_not_do()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        var frame = await OpenAsync(browser, house, "frame");

        Error(await AskAsync(frame, "lms_storage", "lti.get_data", "a"), out var nothing).ShouldBeNull();
        nothing.TryGetProperty("value", out _).ShouldBeFalse();
        var put = await AskAsync(frame, "lms_storage", "lti.put_data", "a", "one");
        (put.GetProperty("subject").GetString(), put.GetProperty("key").GetString(), put.GetProperty("value").GetString()).ShouldBe(("lti.put_data.response", "a", "one"));
        (await AskAsync(frame, "lms_storage", "lti.get_data", "a")).GetProperty("value").GetString().ShouldBe("one");
        Error(await AskAsync(frame, "lms_storage", "lti.put_data", "a", new string('x', 4097)), out _).ShouldBe("storage_exhaustion");
        Error(await AskAsync(frame, "lms_storage", "lti.put_data", "", "one"), out _).ShouldBe("bad_request");
        Error(await AskAsync(frame, "lms_storage", "lti.put_data", "a", 7), out _).ShouldBe("bad_request");
        Error(await AskAsync(frame, "lms_storage", "lti.burn", "a"), out _).ShouldBe("unsupported_subject");
        for (var i = 1; i < 500; i++) Error(await AskAsync(frame, "lms_storage", "lti.put_data", $"k{i}", "v"), out _).ShouldBeNull();
        Error(await AskAsync(frame, "lms_storage", "lti.put_data", "one-more", "v"), out _).ShouldBe("storage_exhaustion");

        var able = await AskAsync(frame, "_parent", "lti.capabilities", "");
        able.GetProperty("supported_messages").EnumerateArray().Single(one => one.GetProperty("subject").GetString() == "lti.put_data").GetProperty("frame").GetString().ShouldBe("lms_storage");
        (await frame.EvaluateAsync<string>("() => ask('_parent', { subject: 'lti.put_data', message_id: 'p', key: 'a', value: 'b' })")).ShouldBe("silence");
    }

    [Theory]
    [InlineData("parent", "_parent", "lti.put_data.response")]
    [InlineData("old", "lms_storage", "org.imsglobal.lti.put_data.response")]
    public async Task C5_it_can_keep_in_the_page_itself_and_answer_under_old_names(string mode, string where, string subject)
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        var frame = await OpenAsync(browser, house, mode);

        (await AskAsync(frame, where, "lti.put_data", "a", "one")).GetProperty("subject").GetString().ShouldBe(subject);
        (await AskAsync(frame, where, "lti.get_data", "a")).GetProperty("value").GetString().ShouldBe("one");
    }

    [Fact]
    public async Task L16_a_page_of_another_address_gets_nothing()
    {
        await using var house = await TestHouse.StartAsync();
        await using var browser = await browsers.FreshAsync();
        // The course page holds frames of its own origin and the tool's only, so the platform itself plays the stranger.
        var elsewhere = house.Place.Lms + "/lti/stand-in";
        await browser.RouteAsync(elsewhere, route => route.FulfillAsync(new() { ContentType = "text/html", Body = StandIn }));
        var frame = await OpenAsync(browser, house, "frame");
        await AskAsync(frame, "lms_storage", "lti.put_data", "a", "one");
        var page = frame.Page;
        await page.EvaluateAsync("address => new Promise((resolve) => { const frame = document.createElement('iframe'); frame.id = 'stranger'; frame.onload = resolve; frame.src = address; document.body.append(frame); })", elsewhere);
        var stranger = (await (await page.Locator("#stranger").ElementHandleAsync()).ContentFrameAsync())!;

        var answer = await AskAsync(stranger, "lms_storage", "lti.get_data", "a");

        Error(answer, out _).ShouldBe("wrong_origin");
        answer.TryGetProperty("value", out _).ShouldBeFalse();
    }

    private static async Task<IFrame> OpenAsync(IBrowserContext browser, TestHouse house, string mode)
    {
        await browser.RouteAsync($"{house.Place.Tool}/lti/login**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = StandIn }));
        var page = await browser.NewPageAsync();
        await LmsDesk.SignInAsync(page, house, "kees", mode);
        return await LmsDesk.FrameAsync(page);
    }

    private static Task<JsonElement> AskAsync(IFrame frame, string where, string subject, string key, object? value = null) =>
        frame.EvaluateAsync<JsonElement>(
            "async ([where, subject, key, value]) => ask(where, { subject, message_id: crypto.randomUUID?.() ?? String(Math.random()), key, ...(value !== null && { value }) })",
            new[] { where, subject, key, value });

    private static string? Error(JsonElement answer, out JsonElement same)
    {
        same = answer;
        return answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;
    }
}
