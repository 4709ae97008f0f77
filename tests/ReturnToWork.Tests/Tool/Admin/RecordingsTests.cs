using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Storage;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>An organisation speaks the sentences of its themes: kept under the sentence, heard on its own pages, nobody else's to change.</summary>
public sealed class RecordingsTests
{
    private const string List = "/admin/recordings/3/nl";
    private const string Title = $"{List}/scherm.wens.titel";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_spoken_sentence_is_heard_on_the_pages_of_its_own_organisation_only(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        using var wim = await admin.SignedInAsync(to: "/admin/recordings");
        wim.Page!.Text.ShouldContain("Thema 3: Mijn plan");
        var all = int.Parse(Regex.Match(wim.Page.Text, "Thema 3: Mijn plan.*?Nog niet klaar: \\d+ van (?<all>\\d+) zinnen", RegexOptions.Singleline).Groups["all"].Value, CultureInfo.InvariantCulture);

        (await wim.GetAsync(Title)).Text.ShouldContain("Mijn wens");
        (await wim.PostFileAsync(Title, "sound", Sounds.Wav(1), "x.txt")).Text.ShouldContain("De vorige zin is bewaard.");
        wim.Page!.Address.AbsolutePath.ShouldBe($"{List}/scherm.wens.tekst-1");
        (await wim.GetAsync(Title)).Text.ShouldContain("Opgenomen");
        (await wim.GetAsync("/admin/recordings")).Text.ShouldContain($"Nog niet klaar: {all - 1} van {all} zinnen zijn nog zonder opname.");
        (await wim.GetAsync("/admin")).Text.ShouldContain($"Thema 3: Mijn plan, Nederlands: Nog niet klaar: {all - 1} van {all} zinnen");
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("sprak een tekst in (3-mijn-plan, nl, scherm.wens.titel)");

        var address = TextHash.OfAudio(Sounds.Wav(1));
        (await PageAsync(admin, "groenrijk")).ShouldContain($"data-say=\"scherm.wens.titel\" data-audio=\"{address}\">Mijn wens");
        (await PageAsync(admin, "dekade")).ShouldNotContain("data-audio=");
        (await admin.Tool.Http.GetStringAsync("/open/3")).ShouldNotContain("data-audio=");
        using var daan = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/recordings");
        daan.Page!.Text.ShouldContain($"Nog niet klaar: {all} van {all} zinnen");
        (await daan.GetAsync(Title)).Text.ShouldNotContain("Haal deze opname weg");
        (await daan.PostAsync($"{Title}?handler=Remove")).Status.ShouldBe(HttpStatusCode.NotFound);

        (await wim.GetAsync(Title)).Text.ShouldContain("Haal deze opname weg");
        (await wim.PostAsync($"{Title}?handler=Remove")).Text.ShouldContain("Nog niet opgenomen");
        (await PageAsync(admin, "groenrijk")).ShouldNotContain("data-audio=");
        admin.Tool.Logged.ShouldNotContain("scherm.wens");
    }

    [Fact]
    public async Task A_sound_is_served_by_its_content_for_ever_and_in_ranges()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Title);
        await wim.PostFileAsync(Title, "sound", Sounds.Wav(1), "x.wav");
        var address = $"/recordings/{TextHash.OfAudio(Sounds.Wav(1))}";

        using var whole = await admin.Tool.Http.GetAsync(address);
        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
        whole.Content.Headers.ContentType!.MediaType.ShouldBe("audio/wav");
        whole.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        whole.Headers.AcceptRanges.ShouldContain("bytes");
        (await whole.Content.ReadAsByteArrayAsync()).ShouldBe(Sounds.Wav(1));
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(4, 9) } };
        using var part = await admin.Tool.Http.SendAsync(request);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync()).ShouldBe(Sounds.Wav(1)[4..10]);
        foreach (var wrong in (string[])["/recordings/0123456789abcdef0123456789abcdef", "/recordings/x", "/recordings/..%2f..%2ftool.db", address.ToUpperInvariant().Replace("/RECORDINGS", "/recordings", StringComparison.Ordinal)])
            (await admin.Tool.Http.GetAsync(wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
    }

    [Fact]
    public async Task What_is_no_sound_or_too_much_of_it_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Title);
        foreach (var (bytes, why) in new (byte[], string)[]
        {
            ([], "Er is nog geen geluid."), ("<script>alert(1)</script>"u8.ToArray(), "Dit bestand is geen geluid"), (Sounds.Wav(1, tone: 0), "In dit geluid is niets te horen."),
            (Sounds.Wav(64), "Dit geluid duurt langer dan 60 seconden."), (Sounds.Wav(70), "Dit geluid is groter dan 1 MB."),
        })
        {
            var seen = await wim.PostFileAsync(Title, "sound", bytes, "x.wav");
            seen.Status.ShouldBe(HttpStatusCode.BadRequest, why);
            seen.Text.ShouldContain(why);
        }

        (await wim.GetAsync(Title)).Text.ShouldContain("Nog niet opgenomen");
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("sprak een tekst in");
        (await wim.GetAsync($"{List}/scherm.bestaat.niet")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.GetAsync("/admin/recordings/3/fr")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await wim.GetAsync("/admin/recordings/9/nl")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_zip_has_the_names_that_the_folder_of_themes_wants_and_what_was_spoken(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        using var wim = await admin.SignedInAsync(to: Title);
        await wim.PostFileAsync(Title, "sound", Sounds.Wav(1), "x");
        await wim.GetAsync($"{List}/vast.wie.jij");
        await wim.PostFileAsync($"{List}/vast.wie.jij", "sound", Sounds.Wav(1.5), "x");
        (await wim.GetAsync(List)).Text.ShouldContain("Download de eigen opnames (zip)");

        // The visitor reads pages as text, which spoils a zip: the same cookies, read as bytes.
        using var bytes = new HttpClient { BaseAddress = admin.Tool.Address };
        bytes.DefaultRequestHeaders.Add("Cookie", wim.Cookies.GetCookieHeader(new UriBuilder(admin.Tool.Address) { Scheme = "https" }.Uri));
        using var answer = await bytes.GetAsync($"{List}?handler=Zip");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("3-mijn-plan-nl.zip");
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        zip.Entries.Select(entry => entry.FullName).ShouldBe(
            ["3-mijn-plan/audio/nl/scherm.wens.titel.wav", "shared/audio/nl/vast.wie.jij.wav", "3-mijn-plan/audio/nl/opnames.yaml", "shared/audio/nl/opnames.yaml"], ignoreOrder: true);
        using var list = new StreamReader(zip.GetEntry("3-mijn-plan/audio/nl/opnames.yaml")!.Open());
        (await list.ReadToEndAsync()).ShouldBe($"scherm.wens.titel: {{ tekst: {TextHash.Of("Mijn wens")} }}\n");
    }

    [Fact]
    public async Task A_sentence_in_the_organisations_own_words_needs_a_recording_of_its_own()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Title);
        await wim.PostFileAsync(Title, "sound", Sounds.Wav(1), "x");
        await admin.Tool.Services.GetRequiredService<OwnTextBook>().SetAsync("groenrijk", "3", "nl", "scherm.wens.titel", "Mijn wens", "Wat ik wil", CancellationToken.None);
        var seen = await wim.GetAsync(Title);
        seen.Text.ShouldContain("Wat ik wil");
        seen.Text.ShouldContain("Tekst veranderd Dit is een eigen tekst van jouw organisatie.");
        (await PageAsync(admin, "groenrijk")).ShouldNotContain("data-audio=");
        await wim.PostFileAsync(Title, "sound", Sounds.Wav(1.5), "x");
        (await PageAsync(admin, "groenrijk")).ShouldContain($"data-audio=\"{TextHash.OfAudio(Sounds.Wav(1.5))}\">Wat ik wil");
    }

    [Fact]
    public async Task Only_the_recording_page_may_use_the_microphone()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: Title);
        Policies(wim.Page!.Answer).ShouldBe(("microphone=(self)", "media-src 'self' blob:"));
        foreach (var other in (string[])["/admin", "/admin/recordings", List, "/open/3"])
            Policies((await wim.GetAsync(other)).Answer).ShouldBe(("microphone=()", "media-src 'self'"), other);

        static (string, string) Policies(HttpResponseMessage answer) => (
            answer.Headers.GetValues("Permissions-Policy").Single().Split(", ").Single(part => part.StartsWith("microphone", StringComparison.Ordinal)),
            answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(part => part.StartsWith("media-src", StringComparison.Ordinal)));
    }

    private static async Task<string> PageAsync(RunningAdmin admin, string organisation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/themes/3");
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={admin.Tool.Services.GetRequiredService<Tickets>().Write(admin.Tool.Visit(organisation, "kees"))}");
        using var answer = await admin.Tool.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
