using System.ComponentModel;
using System.Runtime.InteropServices;

namespace ReturnToWork.Lrs;

/// <summary>Folders whose entries survive a power cut: a new or renamed file is on disk only when its folder is flushed too.</summary>
internal static partial class DurableFolder
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes a folder and those above it, each for its owner only, and flushes the entries.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path)) return;
        var above = Path.GetDirectoryName(path)!;
        Create(above);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Private);
        Flush(above);
    }

    /// <summary>Renames within the disk, over what is there, and flushes the entry.</summary>
    public static void Move(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        Flush(Path.GetDirectoryName(to)!);
    }

    public static void Delete(string file)
    {
        try
        {
            File.Delete(file);
            Flush(Path.GetDirectoryName(file)!);
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }
    }

    // .NET opens no folders, so this asks the C library. NTFS keeps its own journal of names and needs no flush.
    private static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Open(folder, flags: 0);
        if (handle < 0) throw new IOException($"The folder {folder} cannot be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        try
        {
            if (Fsync(handle) != 0) throw new IOException($"The folder {folder} cannot be flushed.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int handle);
}
