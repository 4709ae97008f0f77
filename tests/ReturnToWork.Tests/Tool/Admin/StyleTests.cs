using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Sessions;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>An organisation's style, logo and help: tried first, kept by its own administrator, seen by its own people and by nobody else's.</summary>
public sealed class StyleTests
{
    private const string Go = "basis-color-action-1-color-default";
    private const string Sheet = ":root {\n  --basis-color-action-1-color-default: #053b2f;\n}\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_style_is_looked_at_kept_and_then_on_the_pages_of_that_organisation_only_on_every_instance(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        using var wim = await admin.SignedInAsync(to: "/admin/style");
        var tried = await wim.PostAsync("/admin/style?handler=Colours", (Go, "#053b2f"), ("act", "look"));
        tried.Text.ShouldContain("Dit is nog niet bewaard");
        tried.Html.ShouldContain("fill=\"#053b2f\"");
        (await PageAsync(admin.Tool, "groenrijk")).ShouldNotContain("/style/");

        (await wim.PostAsync("/admin/style?handler=Colours", (Go, "#053b2f"), ("act", "keep"))).Text.ShouldContain("De stijl is bewaard");
        foreach (var path in (string[])["/themes/3", "/mijn"])
        {
            var page = await PageAsync(admin.Tool, "groenrijk", path);
            var address = Regex.Match(page, "<link rel=\"stylesheet\" href=\"(/style/[0-9a-f]{32}\\.css)\">").Groups[1].Value;
            page.LastIndexOf("rel=\"stylesheet\"", StringComparison.Ordinal).ShouldBe(page.IndexOf(address, StringComparison.Ordinal) - 23, "the last one wins");
            using var style = await admin.Tool.Http.GetAsync(address, Ct);
            (await style.Content.ReadAsStringAsync(Ct)).ShouldBe(Sheet);
            style.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
            style.Headers.CacheControl!.ToString().ShouldContain("immutable");
            style.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            (await PageAsync(admin.Tool, "dekade", path)).ShouldNotContain("/style/");
        }

        (await OpenAsync(admin.Tool)).ShouldNotContain("/style/");
        (await wim.GetAsync("/admin/log")).Text.ShouldContain("veranderde kleuren of letters");
        (await wim.GetAsync("/admin/style/look")).Html.ShouldContain("/style/");

        // Another instance of the same place made nothing itself, and must not show yesterday's.
        var twin = ActivatorUtilities.CreateInstance<HouseBook>(admin.Tool.Services);
        var first = (await twin.OfAsync("groenrijk", Ct)).StyleAddress.ShouldNotBeNull();
        (await ActivatorUtilities.CreateInstance<HouseBook>(admin.Tool.Services).FileAsync(first["/style/".Length..], Ct)).ShouldNotBeNull();
        await wim.GetAsync("/admin/style");
        (await wim.PostAsync("/admin/style?handler=Default")).Text.ShouldContain("De gewone stijl is terug");
        (await twin.OfAsync("groenrijk", Ct)).StyleAddress.ShouldBeNull();
        (await admin.Tool.Http.GetAsync(first, Ct).StatusAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_logo_a_phone_number_and_words_about_help_are_on_the_pages_of_that_organisation_only(DataProvider engine)
    {
        await using var admin = await RunningAdmin.StartAsync(engine);
        using var wim = await admin.SignedInAsync(to: "/admin/style");
        (await wim.PostFileAsync("/admin/style?handler=Logo", "logo", Png(400, 100), "anything.txt")).Text.ShouldContain("Het logo is bewaard");
        (await wim.PostAsync("/admin/style?handler=Help", ("phone", " 071 - 22 33 44"), ("dutch", "Bel Anja.\r\nZij <helpt>."), ("english", "Call Anja. She helps."), ("concept", "true"))).Text.ShouldContain("De hulpregels zijn bewaard");

        foreach (var path in (string[])["/themes/3", "/mijn"])
        {
            var page = await PageAsync(admin.Tool, "groenrijk", path);
            var logo = Regex.Match(page, "<img class=\"logo\" src=\"(/style/[0-9a-f]{32}\\.png)\" alt=\"Groenrijk Werkt\">").Groups[1].Value;
            using var picture = await admin.Tool.Http.GetAsync(logo, Ct);
            picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
            (await picture.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(Png(400, 100));
            page.ShouldContain("<a class=\"nl-link\" dir=\"ltr\" href=\"tel:071223344\">071 - 22 33 44</a>");
            page.ShouldContain("<p>Bel Anja. Zij &lt;helpt&gt;.</p>");
            page.ShouldContain("De vertrouwenspersoon");
            page.ShouldNotContain(">concept<");

            var other = await PageAsync(admin.Tool, "dekade", path);
            foreach (var own in (string[])["logo", "tel:", "Anja"]) other.ShouldNotContain(own);
            other.ShouldContain("De vertrouwenspersoon", customMessage: "who else can help is the same for everybody (3.2.6)");
        }

        (await PageAsync(admin.Tool, "dekade")).ShouldContain(">concept<");
        (await OpenAsync(admin.Tool)).ShouldNotContain("Anja");
        using var ellen = await admin.SignedInAsync(RunningAdmin.NewAdministrator("dekade"), "/admin/style");
        foreach (var own in (string[])["Anja", "22 33 44", "\"/style/"]) ellen.Page!.Html.ShouldNotContain(own);
        (await ellen.PostAsync("/admin/style?handler=NoLogo", ("organisation", "groenrijk"))).Status.ShouldBe(HttpStatusCode.OK);
        (await PageAsync(admin.Tool, "groenrijk")).ShouldContain("class=\"logo\"");
        (await ellen.GetAsync("/admin/log")).Text.ShouldNotContain("zette er een logo op");
        await wim.GetAsync("/admin/style");
        (await wim.PostAsync("/admin/style?handler=NoLogo")).Text.ShouldContain("Het logo is weg");
        (await PageAsync(admin.Tool, "groenrijk")).ShouldNotContain("class=\"logo\"");
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_in_words_and_nothing_is_kept()
    {
        await using var admin = await RunningAdmin.StartAsync();
        using var wim = await admin.SignedInAsync(to: "/admin/style");
        var poor = await wim.PostAsync("/admin/style?handler=Colours", (Go, "#999999"), ("act", "keep"));
        poor.Status.ShouldBe(HttpStatusCode.BadRequest);
        poor.Text.ShouldContain("het contrast is 2,8 : 1. Het moet minstens 4,5 : 1 zijn.");
        poor.Text.ShouldContain("Te weinig");
        var pasted = await wim.PostAsync("/admin/style?handler=Tokens", ("tokens", "{\"background\": \"url(https://x.example)\"}"), ("act", "keep"));
        pasted.Status.ShouldBe(HttpStatusCode.BadRequest);
        pasted.Text.ShouldContain("Deze naam kennen we niet");
        var file = await wim.PostFileAsync("/admin/style?handler=Tokens", "file", new byte[60_000], "tokens.json", ("act", "keep"));
        file.Text.ShouldContain("Dit bestand is te lang");

        foreach (var (bytes, words) in new (byte[], string)[]
        {
            (Encoding.UTF8.GetBytes("GIF89a"), "Dit is geen PNG, JPEG, WebP of SVG"), ([], "Kies eerst een plaatje"), (new byte[LogoFile.MostBytes + 1], "hoogstens 100 KB"),
            (Png(4000, 10), "meer dan 2000 pixels"), (Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><script>alert(1)</script></svg>"), "‘<script>’ mag niet in een tekening"),
        })
        {
            var seen = await wim.PostFileAsync("/admin/style?handler=Logo", "logo", bytes, "logo.png");
            seen.Text.ShouldContain(words);
            seen.Status.ShouldBe(HttpStatusCode.BadRequest, words);
        }

        foreach (var (phone, dutch, words) in new[] { ("bel me", "", "Schrijf een telefoonnummer"), ("", new string('a', 201), "te lang"), ("", "Alleen Nederlands", "in beide talen") })
            (await wim.PostAsync("/admin/style?handler=Help", ("phone", phone), ("dutch", dutch), ("english", words == "te lang" ? "x" : ""))).Text.ShouldContain(words);
        var page = await PageAsync(admin.Tool, "groenrijk");
        page.ShouldNotContain("/style/");
        page.ShouldContain(">concept<");
        (await wim.GetAsync("/admin/log")).Text.ShouldNotContain("veranderde");
    }

    [Theory]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCABkAZADASIAAhEBAxEB", "image/jpeg")]
    [InlineData("/9j/wAARCABk//8DASIAAhEBAxEB", null)]
    [InlineData("UklGRhYAAABXRUJQVlA4WAoAAAAQAAAAjwEAYwAAAAAAAA==", "image/webp")]
    [InlineData("UklGRhYAAABXRUJQVlA4TAoAAAAvj8EYAAAAAAAAAAAAAAA=", "image/webp")]
    [InlineData("/9j/", null)]
    public void A_picture_is_told_by_its_first_bytes_and_measured(string base64, string? type) => LogoFile.Check(Convert.FromBase64String(base64)).Type.ShouldBe(type);

    /// <summary>The first chunk of a PNG is what tells its size.</summary>
    private static byte[] Png(int width, int height) =>
        [0x89, .. "PNG\r\n\u001A\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. Four(width), .. Four(height), 8, 6, 0, 0, 0, 0, 0, 0, 0];

    private static byte[] Four(int number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static async Task<string> OpenAsync(RunningTool tool)
    {
        using var answer = await tool.Http.GetAsync("/open/3?language=nl", Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private static async Task<string> PageAsync(RunningTool tool, string organisation, string path = "/themes/3")
    {
        var visit = tool.Visit(organisation, "kees");
        if (path == "/mijn") visit = visit with { List = path };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", $"{SessionCookie.Name}={tool.Services.GetRequiredService<Tickets>().Write(visit)}");
        using var answer = await tool.Http.SendAsync(request, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
