using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace ReturnToWork.Authoring.Audio;

/// <summary>Debian's espeak-ng speaks, lame makes it an mp3 of 48 kbit a second, mono. Both are optional programs of the machine.</summary>
internal static class TrialVoice
{
    private const string Speaker = "espeak-ng", Packer = "lame";

    /// <summary>Words a minute; people speak at about 150.</summary>
    private const string Pace = "135";

    /// <summary>The Debian package of the first program that is not there; null when both are.</summary>
    public static string? Missing() => ((string[])[Speaker, Packer]).FirstOrDefault(program =>
        !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program))));

    /// <summary>An mp3 that says <paramref name="text"/>.</summary>
    /// <exception cref="InvalidOperationException">A program stopped with an error.</exception>
    public static async Task<byte[]> SayAsync(string text, string language, CancellationToken ct)
    {
        var wav = await RunAsync(Speaker, ["-v", language, "-s", Pace, "--stdin", "--stdout"], Encoding.UTF8.GetBytes(text), ct);
        // No tags: the same text gives the same bytes.
        return await RunAsync(Packer, ["--silent", "-m", "m", "-b", "48", "--resample", "22.05", "-t", "--noreplaygain", "-", "-"], wav, ct);
    }

    private static async Task<byte[]> RunAsync(string program, string[] arguments, byte[] input, CancellationToken ct)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new Win32Exception($"{program} does not start.");
        using var output = new MemoryStream();
        var (reading, errors) = (process.StandardOutput.BaseStream.CopyToAsync(output, ct), process.StandardError.ReadToEndAsync(ct));
        await process.StandardInput.BaseStream.WriteAsync(input, ct);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync(ct);
        return process.ExitCode == 0 && output.Length > 0 ? output.ToArray() : throw new InvalidOperationException($"{program}: {await errors}");
    }
}
