using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Where attachments lie: <c>{Data:Directory}/tool/attachments/{organisation}/{two digits}/{sha2}</c>, and what is still coming in in <c>incoming</c>
/// beside them. A file gets its place only while its organisation's lock is held, in the transaction that says who uses it, and is deleted only under that
/// lock by somebody who sees that nobody does. So nothing that is in use is ever deleted, also with several instances over one folder, and what a kill leaves
/// is a file that no row names (<see cref="AttachmentSweep"/>).
/// </summary>
internal sealed class AttachmentFolder(IOptions<DataOptions> data, IOptions<LrsOptions> options)
{
    public static readonly Refusal Away = new(
        "attachment-disk", "The store cannot write attachments to its disk now. Nothing of this request was stored; send it again later.", "shared/reliability.md F-04");

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _root = Path.GetFullPath(Path.Combine(data.Value.Directory, "tool", "attachments"));

    /// <summary>Most bytes that one organisation keeps.</summary>
    public long MostBytes => options.Value.Attachments.MaxBytesPerOrganisation;

    /// <summary>The organisations that have a folder.</summary>
    public IEnumerable<string> Organisations() => !Directory.Exists(_root) ? [] : Directory.GetDirectories(_root)
        .Where(folder => Directory.Exists(Path.Combine(folder, "incoming"))).Select(folder => File.ReadAllText(Path.Combine(folder, "organisation")));

    /// <summary>What lies in place, by its SHA-2.</summary>
    public IEnumerable<string> Files(string organisation) => !Directory.Exists(Of(organisation)) ? [] : Directory.GetDirectories(Of(organisation), "??")
        .SelectMany(folder => Directory.EnumerateFiles(folder)).Select(file => Path.GetFileName(file));

    /// <summary>An empty file for what is coming in. It stays open, and so locked against <see cref="DeleteLeftOvers"/>, until it is disposed of.</summary>
    public FileStream Begin(string organisation)
    {
        var folder = Path.Combine(Of(organisation), "incoming");
        if (!Directory.Exists(folder)) Prepare(organisation, folder);
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = Private;
        return new FileStream(Path.Combine(folder, Guid.NewGuid().ToString("N")), how);
    }

    /// <summary>Puts what came in, and was flushed, where it belongs. Under the organisation's lock only; doing it again changes nothing.</summary>
    public void Settle(string organisation, string incoming, string sha2)
    {
        var place = PathOf(organisation, sha2);
        DurableFolder.Create(Path.GetDirectoryName(place)!);
        if (File.Exists(incoming)) DurableFolder.Move(incoming, place);
        else if (!File.Exists(place)) throw new IOException("A file that came in is gone before it was stored.");
    }

    /// <summary>Under the organisation's lock only.</summary>
    public void Delete(string organisation, string sha2) => DurableFolder.Delete(PathOf(organisation, sha2));

    /// <summary>The bytes; null when they are not there.</summary>
    public FileStream? Open(string organisation, string sha2)
    {
        try
        {
            return new FileStream(PathOf(organisation, sha2), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 32 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Deletes what was coming in when a process ended: files that nobody holds open.</summary>
    public void DeleteLeftOvers(string organisation)
    {
        var folder = Path.Combine(Of(organisation), "incoming");
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder))
        {
            try
            {
                using var alone = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            }
            catch (IOException)
            {
                // Somebody writes it, or put it in its place just now.
            }
        }
    }

    private string Of(string organisation) => Path.Combine(_root, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(organisation)))[..16]);

    private string PathOf(string organisation, string sha2) => Path.Combine(Of(organisation), sha2[..2], sha2);

    // The folder is named by a hash, because an organisation's name need not be a file name; the file in it says whose it is. Where incoming is, that file is whole.
    private void Prepare(string organisation, string incoming)
    {
        DurableFolder.Create(Of(organisation));
        using (var name = new FileStream(Path.Combine(Of(organisation), "organisation"), FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            name.Write(Encoding.UTF8.GetBytes(organisation));
            name.Flush(flushToDisk: true);
        }

        DurableFolder.Create(incoming);
    }
}
