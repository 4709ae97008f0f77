using System.Diagnostics;
using System.Runtime.Versioning;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Storage;

/// <summary>A test run that used PostgreSQL is over when it says so. The run is this same program, started again for one test.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class EndOfRunTests
{
    [Fact]
    public async Task A_run_with_PostgreSQL_ends_well_and_leaves_no_process_and_no_folder()
    {
        var ct = TestContext.Current.CancellationToken;
        // The cluster runs as another user, who must be able to enter.
        var temp = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"rtw-run-{Guid.NewGuid():N}"), (UnixFileMode)0b111_101_101);
        try
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["-method", $"{typeof(RoomStoreTests).FullName}.{nameof(RoomStoreTests.A_moment_comes_back_to_the_microsecond_and_can_be_ordered)}"])
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["TMPDIR"] = temp.FullName },
            };
            using var run = Process.Start(start)!;
            var said = await Task.WhenAll(run.StandardOutput.ReadToEndAsync(ct), run.StandardError.ReadToEndAsync(ct));
            await run.WaitForExitAsync(ct);

            run.ExitCode.ShouldBe(0, string.Concat(said));
            said[0].ShouldContain("Total: 2, Errors: 0, Failed: 0");
            string.Concat(said).ShouldNotContain("foreground threads");
            temp.EnumerateDirectories("rtw-*").ShouldBeEmpty();
            CommandLines().Where(line => line.Contains(temp.FullName, StringComparison.Ordinal)).ShouldBeEmpty();
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out _)))
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (IOException)
            {
                continue; // Gone in the meantime.
            }

            yield return line;
        }
    }
}
