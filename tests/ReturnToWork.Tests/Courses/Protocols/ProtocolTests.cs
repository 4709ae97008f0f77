using ReturnToWork.Courses.Protocols;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses.Protocols;

/// <summary>The training protocol as data: ours is whole, and what is wrong in one is named with file, line and what to do.</summary>
public sealed class ProtocolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("protocol").FullName;

    private static string Ours => Path.Combine(Repository.Root, "packages-scorm", "training", "protocol", "2026.1.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ours_has_every_module_of_the_method_and_nothing_to_mend()
    {
        var library = ProtocolLibrary.Load(Path.GetDirectoryName(Ours)!);
        library.Problems.ShouldBeEmpty();
        var protocol = library.For(new(2027, 1, 1));
        protocol.Requirements.Select(part => part.Code).ShouldBe(["P0", "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10"]);
        (protocol.CertificateMonths, protocol.GraceDays, protocol.Find("P1")!.ValidMonths, protocol.FindEvidence("P8")!.Value.Evidence.Count, protocol.FindEvidence("P9")!.Value.Evidence.Count).ShouldBe((24, 60, 12, 3, 4));
        protocol.Requirements.Where(part => protocol.Certificate.Contains(part.Code)).Sum(part => part.Minutes).ShouldBeInRange(29 * 60, 33 * 60, "method 4.2: about 30 hours in the first half-year");
    }

    [Theory]
    [InlineData("versie: \"2026.1\"", "versie: \"2026.2\"", "version-name")]
    [InlineData("vanaf: 2026-11-01", "vanaf: 1 november", "wrong-day")]
    [InlineData("maanden: 24", "maanden: 18", "term")]
    [InlineData("  basis: [P0, P1", "  basis: [P0, P77", "unknown-part")]
    [InlineData("begeleiden: [P0, P1, P2, P3,", "begeleiden: [P0, P1, P3,", "level")]
    [InlineData("bijhouden: [P9, P10]", "bijhouden: [P9, P10, P7]", "not-yearly")]
    [InlineData("certificaat: [P0,", "certificaat: [P9, P0,", "yearly")]
    [InlineData("soort: rollenspel", "soort: toneel", "unknown-value")]
    [InlineData("werkwoord: attended, aantal: 3", "werkwoord: attended, aantal: 0", "count")]
    [InlineData("code: P4.rollenspel", "code: P5.rollenspel", "evidence-code")]
    [InlineData("vrijstelling: [diploma, eerdere-training]", "vrijstelling: [diplomaa]", "unknown-reason")]
    [InlineData("    vorm: { nl: Een dag samen, en: A day together }", "    vorm: { nl: Een dag samen }", "missing-key")]
    [InlineData("    minuten: 480", "    minuut: 480", "unknown-key")]
    [InlineData("    na: [P0]\n    geldig-maanden", "    na: [P7]\n    geldig-maanden", "circle")]
    [InlineData("onderdelen:", "onderdelen: {", "yaml")]
    public async Task What_is_wrong_is_named_and_the_version_is_not_used(string was, string broken, string code)
    {
        var text = (await File.ReadAllTextAsync(Ours, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        text.ShouldContain(was, Case.Sensitive, "else nothing was broken");
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026.1.yaml"), text.Replace(was, broken, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var library = ProtocolLibrary.Load(_folder);

        library.Versions.ShouldBeEmpty();
        library.Problems.Where(problem => problem.IsError).Select(problem => problem.Code).ShouldContain(code);
        library.Problems.ShouldAllBe(problem => problem.File == "2026.1.yaml" && problem.Dutch.Length > 10 && problem.English.Length > 10);
    }

    [Fact]
    public async Task Who_begins_gets_the_newest_version_of_that_day_and_two_of_one_day_are_refused()
    {
        var text = await File.ReadAllTextAsync(Ours, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "2026.1.yaml"), text, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "2027.1.yaml"), text.Replace("2026.1", "2027.1", StringComparison.Ordinal).Replace("vanaf: 2026-11-01", "vanaf: 2027-01-01", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var library = ProtocolLibrary.Load(_folder);
        foreach (var (day, version) in ((DateOnly, string)[])[(new(2026, 1, 1), "2026.1"), (new(2026, 12, 31), "2026.1"), (new(2027, 1, 1), "2027.1")]) library.For(day).Version.ShouldBe(version);

        await File.WriteAllTextAsync(Path.Combine(_folder, "2027.2.yaml"), text.Replace("2026.1", "2027.2", StringComparison.Ordinal).Replace("vanaf: 2026-11-01", "vanaf: 2027-01-01", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        ProtocolLibrary.Load(_folder).Problems.ShouldContain(problem => problem.Code == "same-day");
    }
}
