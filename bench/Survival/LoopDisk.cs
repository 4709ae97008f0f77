using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ReturnToWork.Bench.Survival;

/// <summary>
/// An ext4 file system in a file, whose power can be cut: the shutdown call of ext4 without flushing its log drops everything that no fsync asked for, as a
/// power failure does. Needs root.
/// </summary>
internal sealed partial class LoopDisk : IAsyncDisposable
{
    // EXT4_IOC_SHUTDOWN of Linux: _IOR('X', 125, __u32), with EXT4_GOING_FLAGS_NOLOGFLUSH.
    private const nuint Shutdown = 0x8004587D;
    private const uint WithoutFlushingTheLog = 2;
    private readonly string _image;

    private LoopDisk(string image, string folder) => (_image, Folder) = (image, folder);

    public string Folder { get; }

    public static async Task<LoopDisk> MakeAsync(int megabytes = 768)
    {
        if (!Environment.IsPrivilegedProcess) throw new InvalidOperationException("Cutting the power of a loop device needs root.");
        var image = Path.GetTempFileName();
        await using (var file = File.OpenWrite(image)) file.SetLength(megabytes * 1024L * 1024L);
        await RunAsync("mkfs.ext4", "-q", "-F", image);
        var disk = new LoopDisk(image, Directory.CreateTempSubdirectory("rtw-disk-").FullName);
        await disk.MountAsync();
        return disk;
    }

    public Task MountAsync() => RunAsync("mount", "-o", "loop", _image, Folder);

    public void CutPower()
    {
        var folder = open(Folder, 0);
        var flags = WithoutFlushingTheLog;
        var result = ioctl(folder, Shutdown, ref flags);
        var error = Marshal.GetLastPInvokeError();
        _ = close(folder);
        if (result != 0) throw new InvalidOperationException($"The power could not be cut: error {error}.");
    }

    /// <summary>Takes the dead file system away and mounts what the disk really holds.</summary>
    public async Task BackAsync()
    {
        await UnmountAsync();
        await MountAsync();
    }

    private async Task UnmountAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await RunAsync("umount", Folder);
                return;
            }
            catch (InvalidOperationException) when (tries < 100)
            {
                await Task.Delay(100);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await UnmountAsync();
        Directory.Delete(Folder);
        File.Delete(_image);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        var words = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {words.Trim()}");
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ioctl(int file, nuint request, ref uint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int close(int file);
}
