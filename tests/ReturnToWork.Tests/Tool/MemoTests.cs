using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>A voice memo is kept for its person only, sealed, one per question, and only after "bewaren".</summary>
public sealed class MemoTests
{
    private const string Place = "/api/memos/7/vertel";
    private static readonly byte[] Voice = [.. "OggS"u8, .. Encoding.ASCII.GetBytes("planted-voice-about-the-neighbour"), .. new byte[3000]];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_voice_is_sealed_comes_back_to_its_person_alone_and_can_be_thrown_away(DataProvider engine)
    {
        using var themes = new ThemeFolder();
        await using var place = await FreshPlace.OnAsync(engine);
        await using (var tool = await StartAsync(place, themes))
        {
            var kees = await OpenAsync(tool, "kees");
            (await kees.CallAsync(HttpMethod.Put, Place, change: request => request.Content = Sound(Voice)).CodeAsync()).ShouldBe("not-kept");
            await kees.KeepAsync();
            (await PutAsync(kees, [.. "OggS"u8, 1, 2, 3])).ShouldBe(HttpStatusCode.NoContent);
            (await PutAsync(kees, Voice)).ShouldBe(HttpStatusCode.NoContent);

            using var back = await kees.CallAsync(HttpMethod.Get, Place);
            back.StatusCode.ShouldBe(HttpStatusCode.OK);
            back.Content.Headers.ContentType!.MediaType.ShouldBe("audio/ogg");
            (await back.Content.ReadAsByteArrayAsync()).ShouldBe(Voice);
            back.Headers.CacheControl!.NoStore.ShouldBeTrue();

            var noor = await (await OpenAsync(tool, "noor")).KeepAsync();
            (await noor.CallAsync(HttpMethod.Get, Place).CodeAsync()).ShouldBe("memo-missing");
            await using var db = await tool.StoreAsync();
            (await db.Memos.CountAsync()).ShouldBe(1);
            tool.Logged.ShouldNotContain("planted-voice");
        }

        (await Everything.HoldsAsync(place, "planted-voice")).ShouldBeFalse();
        await using var again = await StartAsync(place, themes);
        var later = await OpenAsync(again, "kees");
        (await later.CallAsync(HttpMethod.Get, Place).StatusAsync()).ShouldBe(HttpStatusCode.OK);
        (await later.CallAsync(HttpMethod.Delete, Place, new { }).StatusAsync()).ShouldBe(HttpStatusCode.NoContent);
        (await later.CallAsync(HttpMethod.Get, Place).CodeAsync()).ShouldBe("memo-missing");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G11_a_voice_that_was_moved_to_another_person_does_not_open(DataProvider engine)
    {
        using var themes = new ThemeFolder();
        await using var place = await FreshPlace.OnAsync(engine);
        await using var tool = await StartAsync(place, themes);
        var kees = await (await OpenAsync(tool, "kees")).KeepAsync();
        var noor = await (await OpenAsync(tool, "noor")).KeepAsync();
        await PutAsync(kees, Voice);
        await PutAsync(noor, Voice);
        await using (var db = await tool.StoreAsync())
        {
            var stolen = await db.Memos.AsNoTracking().SingleAsync(row => row.Pseudonym == kees.Pseudonym);
            await db.Memos.Where(row => row.Pseudonym == noor.Pseudonym).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sealed, stolen.Sealed).SetProperty(row => row.KeyId, stolen.KeyId));
        }

        (await noor.CallAsync(HttpMethod.Get, Place).CodeAsync()).ShouldBe("memo-missing");
    }

    [Fact]
    public async Task What_is_no_sound_too_long_or_of_another_question_is_refused()
    {
        using var themes = new ThemeFolder();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await StartAsync(place, themes);
        var kees = await (await OpenAsync(tool, "kees")).KeepAsync();
        (await kees.CallAsync(HttpMethod.Put, Place, change: request => request.Content = Sound("<html>no sound</html>"u8.ToArray())).CodeAsync()).ShouldBe("memo-not-sound");
        // The answer comes before all of it was sent, and the connection ends with it: this client waits for a word before it begins, so that it hears the answer.
        (await kees.CallAsync(HttpMethod.Put, Place, change: request => { request.Content = Sound([.. "OggS"u8, .. new byte[Memos.Longest]]); request.Headers.ExpectContinue = true; }).CodeAsync()).ShouldBe("memo-too-long");
        (await kees.CallAsync(HttpMethod.Put, Place, change: request => { request.Content = Sound(Voice); request.Content.Headers.ContentType = new("text/plain"); }).CodeAsync()).ShouldBe("body-not-json");
        foreach (var (address, code) in ((string, string)[])[("/api/memos/3/wens", "theme-other"), ("/api/memos/7/wat-helpt", "activity-unknown")])
            (await kees.CallAsync(HttpMethod.Put, address, change: request => request.Content = Sound(Voice)).CodeAsync()).ShouldBe(code);
        using var request = new HttpRequestMessage(HttpMethod.Get, Place);
        (await tool.Http.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Only_the_page_of_a_theme_that_asks_for_a_voice_may_use_the_microphone()
    {
        using var themes = new ThemeFolder();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var tool = await StartAsync(place, themes);
        (await MicrophoneAsync("/open/7")).ShouldContain("microphone=(self)");
        foreach (var other in (string[])["/open/3", "/", "/open/7/papier"]) (await MicrophoneAsync(other)).ShouldContain("microphone=()", customMessage: other);
        (await tool.Http.GetStringAsync("/open/7")).ShouldContain("/assets/player/memo.js");
        (await tool.Http.GetStringAsync("/open/3")).ShouldNotContain("memo.js");

        async Task<string> MicrophoneAsync(string path) => (await tool.Http.GetAsync(path)).Headers.GetValues("Permissions-Policy").Single();
    }

    private static Task<RunningTool> StartAsync(FreshPlace place, ThemeFolder themes) =>
        RunningTool.StartAsync(place, settings: new Dictionary<string, string?> { ["Courses:Themes"] = themes.Path });

    private static async Task<Player> OpenAsync(RunningTool tool, string subject)
    {
        var visit = tool.Visit("groenrijk", subject, theme: "7");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/7");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={tool.Services.GetRequiredService<Tickets>().Write(visit)}");
        using var response = await tool.Http.SendAsync(request);
        return new Player(tool, RunningTool.BootOf(await response.Content.ReadAsStringAsync()), visit);
    }

    private static async Task<HttpStatusCode> PutAsync(Player player, byte[] voice) => await player.CallAsync(HttpMethod.Put, Place, change: request => request.Content = Sound(voice)).StatusAsync();

    private static ByteArrayContent Sound(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("audio/webm") } };
}
