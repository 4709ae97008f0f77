using System.Diagnostics;
using System.Text.Json;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>The committed bundle is what people get: it is what the sources build to, and small.</summary>
public sealed class BundleTests
{
    private static readonly string Room = Path.Combine(Repository.Root, "packages-scorm", "player");

    [Fact]
    public async Task The_committed_bundle_equals_a_fresh_build_and_the_scripts_own_tests_pass()
    {
        // Only when something else is installed than the lock file names (a fresh checkout is newer than it, and npm ci starts from nothing).
        if (!IsInstalled())
            await NpmAsync("ci", "--no-audit", "--no-fund");
        await NpmAsync("run", "--silent", "check");
    }

    [Fact]
    public void The_sources_use_nothing_that_outlives_the_page_or_makes_markup_of_text()
    {
        string[] never = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "sessionStorage", "indexedDB", "document.cookie", "pushState", "replaceState", "beforeunload", "'unload'", ".style."];
        foreach (var file in Directory.GetFiles(Path.Combine(Room, "src"), "*.js", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            foreach (var word in never) text.ShouldNotContain(word, customMessage: file);
            text.ShouldStartWith("// @ts-check");
        }
    }

    private static bool IsInstalled()
    {
        var installed = Path.Combine(Room, "node_modules", ".package-lock.json");
        return File.Exists(installed) && Versions(installed).Count > 0 && Versions(installed).IsSubsetOf(Versions(Path.Combine(Room, "package-lock.json"), needed: false))
            && Versions(Path.Combine(Room, "package-lock.json"), needed: true).IsSubsetOf(Versions(installed));
    }

    /// <summary>Place, version and hash of each package; packages for other machines are named in a lock file and not installed.</summary>
    private static HashSet<string> Versions(string file, bool needed = false)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty("packages").EnumerateObject()
            .Where(package => package.Name.Length > 0 && !(needed && package.Value.TryGetProperty("optional", out _)))
            .Select(package => $"{package.Name} {package.Value.GetProperty("version")} {package.Value.GetProperty("integrity")}").ToHashSet(StringComparer.Ordinal);
    }

    private static async Task NpmAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("npm", arguments) { WorkingDirectory = Room, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var npm = Process.Start(start) ?? throw new InvalidOperationException("npm does not start.");
        var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        await npm.WaitForExitAsync();
        npm.ExitCode.ShouldBe(0, $"npm {string.Join(' ', arguments)}\n{await output}\n{await errors}");
    }
}
