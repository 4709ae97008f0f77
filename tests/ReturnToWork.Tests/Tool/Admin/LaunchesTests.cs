using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using ReturnToWork.Tool.Admin.Launches;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>The launch log in words: filtered by code, found by reference, each code with what it means and what to do.</summary>
public sealed class LaunchesTests(SharedAdmin shared) : IClassFixture<SharedAdmin>
{
    private readonly RunningAdmin _admin = shared.Admin;

    [Fact]
    public async Task Refusals_are_filtered_by_code_found_by_reference_and_never_another_organisations()
    {
        var mine = await WriteAsync("groenrijk", "V3-iss-other");
        var other = await WriteAsync("dekade", "V5-expired");
        var nobodys = await RefusedAsync();
        using var wim = await _admin.SignedInAsync(to: "/admin/launches");
        wim.Page!.Text.ShouldContain(mine);
        wim.Page.Text.ShouldContain("Het LMS ondertekent met een andere naam");
        wim.Page.Text.ShouldNotContain(other);
        wim.Page.Text.ShouldNotContain(nobodys);

        (await wim.GetAsync("/admin/launches?code=V3-iss-other")).Text.ShouldContain(mine);
        (await wim.GetAsync("/admin/launches?code=V5-expired")).Text.ShouldNotContain("V5-expired");
        var found = await wim.GetAsync($"/admin/launches?reference=%20{mine.ToLowerInvariant()}");
        Regex.Count(found.Html, "<li data-code=").ShouldBe(1);
        found.Text.ShouldContain("LTI");
        (await wim.GetAsync($"/admin/launches?reference={other}")).Text.ShouldContain("Er is geen start met dit nummer");
        (await wim.GetAsync($"/admin/launches?reference={nobodys}")).Text.ShouldContain("We kennen het LMS, maar niet met deze Client ID", customMessage: "what belongs to nobody is found by its exact number");
    }

    [Fact]
    public void Every_code_that_any_part_can_refuse_with_has_its_words_in_both_languages()
    {
        var source = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/ReturnToWork.Lti"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var codes = source.SelectMany(text => Regex.Matches(text, "(?<!StartsWith\\()\"([A-Z]{1,2}[0-9]{0,2}-[a-z0-9_-]+)\"")).Select(match => match.Groups[1].Value)
            .Concat(source.SelectMany(text => Regex.Matches(text, "\\$\"([A-Z][0-9]{1,2}-)\\{")).Select(match => $"{match.Groups[1].Value}anything"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples/launches"), "*.json").Select(file => Path.GetFileName(file).Split('.')[0]).Where(name => !name.StartsWith("good-", StringComparison.Ordinal)))
            .Concat(Regex.Matches(string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src/ReturnToWork.Lti"), "README.md", SearchOption.AllDirectories).Select(File.ReadAllText)), "`([A-Z][0-9]{1,2}-[a-z0-9-]+)`").Select(match => match.Groups[1].Value))
            .Append("ok").Distinct().Where(code => code is not ("RS-256" or "V2-")).ToList();
        codes.Count.ShouldBeGreaterThan(70);
        codes.Where(code => LaunchCodes.Of(code, "nl") is null).ShouldBeEmpty();
        foreach (var words in codes.SelectMany(code => (CodeWords[])[LaunchCodes.Of(code, "nl")!, LaunchCodes.Of(code, "en")!]))
        {
            words.Means.ShouldNotBeNullOrWhiteSpace();
            words.Do.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private async Task<string> WriteAsync(string organisation, string code)
    {
        var reference = Refusals.NewReference();
        await _admin.Tool.Services.GetRequiredService<LaunchLog>().WriteAsync(new About(LaunchKind.Launch, Organisation: organisation), reference, code, "LTI 1.3 Core, 5.3", 401, TestContext.Current.CancellationToken);
        return reference;
    }

    // The person's page shows the number that the administrator looks for.
    private async Task<string> RefusedAsync()
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["iss"] = RunningTool.Platform, ["client_id"] = "nobody-lms", ["login_hint"] = "h", ["target_link_uri"] = new Uri(_admin.Tool.Address, "/themes/3").ToString(),
        });
        using var answer = await _admin.Tool.Http.PostAsync("/lti/login", form);
        return Regex.Match(await answer.Content.ReadAsStringAsync(), "\\b[2-9A-HJKMNP-TV-Z]{8}\\b").Value;
    }
}
