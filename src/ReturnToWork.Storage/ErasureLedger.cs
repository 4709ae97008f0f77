using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Storage;

/// <summary>
/// What was erased from one room, beside its database and never in it: whoever puts an old copy of the database back erases the same again at the next start, before the host
/// is ready (shared/reliability.md G-05). A line is a day, the organisation and a keyed hash; it says nothing of anybody, and only this installation's key recognises it.
/// Back it up apart from the database, and do not put an old copy of it back.
/// </summary>
public sealed class ErasureLedger
{
    private const int MarkLength = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lazy<byte[]> _key;
    private readonly TimeProvider _clock;
    private readonly Lock _writing = new();
    private HashSet<(string Organisation, string Mark)>? _known;

    internal ErasureLedger(string file, InstallationKey installation, string room, TimeProvider clock) =>
        (File, _key, _clock) = (file, new(() => installation.For($"erasure-ledger/{room}")), clock);

    /// <summary>Where it lies.</summary>
    public string File { get; }

    /// <summary>The mark of something that has a name of its own.</summary>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="kind">What it is: a name that never changes.</param>
    /// <param name="name">Its random name.</param>
    public string MarkOf(string organisation, string kind, string name) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{kind}\0{organisation}\0{name}")));

    /// <summary>Writes marks down and waits until they are on the disk. To be called before the erasure is committed: a line too many erases what was asked to be erased, one too few brings somebody back.</summary>
    /// <exception cref="IOException">It cannot be written: then nothing should be erased as if it could.</exception>
    public void Note(string organisation, params IEnumerable<string> marks)
    {
        lock (_writing)
        {
            using var file = Open();
            var known = Lines(file).ToHashSet();
            var fresh = marks.Distinct(StringComparer.Ordinal).Where(mark => !known.Contains((organisation, mark))).ToList();
            if (fresh.Count == 0) return;
            // A line that a power cut tore in two ends here.
            var text = new StringBuilder(file.Length == 0 ? "" : "\n");
            foreach (var mark in fresh) text.Append(CultureInfo.InvariantCulture, $"{_clock.GetUtcNow():yyyy-MM-dd} {organisation} {mark}\n");
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(text.ToString()));
            file.Flush(flushToDisk: true);
            known.UnionWith(fresh.Select(mark => (organisation, mark)));
            _known = known;
        }
    }

    /// <summary>All that was ever noted.</summary>
    public IReadOnlySet<(string Organisation, string Mark)> Read()
    {
        lock (_writing)
        {
            using var file = Open();
            return Lines(file).ToHashSet();
        }
    }

    /// <summary>Whether this was erased, as far as this process noted or read it. Quick: it looks into no file after the first time.</summary>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="mark">Asked for only where the ledger holds anything.</param>
    public bool Knows(string organisation, Func<string> mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        lock (_writing)
        {
            _known ??= Read().ToHashSet();
            return _known.Count > 0 && _known.Contains((organisation, mark()));
        }
    }

    private static IEnumerable<(string Organisation, string Mark)> Lines(FileStream file)
    {
        file.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(file, leaveOpen: true);
        while (reader.ReadLine() is { } line)
        {
            // Day and mark have no blank in them; an organisation may.
            var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(' '));
            if (first > 0 && last > first + 1 && line.Length - last - 1 == MarkLength) yield return (line[(first + 1)..last], line[(last + 1)..]);
        }
    }

    // One at a time, also of several processes.
    private FileStream Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        for (var since = _clock.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (_clock.GetElapsedTime(since) < Patience)
            {
                Thread.Sleep(20);
            }
        }
    }
}

/// <summary>How a room gets its ledger of erasures.</summary>
public static class ErasureLedgers
{
    /// <summary>Adds a room's <see cref="ErasureLedger"/>, keyed by the room's name: <c>{Data:LedgerDirectory}/{host}/{room}.erasures</c>.</summary>
    public static IServiceCollection AddErasureLedger(this IServiceCollection services, string room, string host)
    {
        services.AddDataOptions().AddInstallationKey(host);
        return services.AddKeyedSingleton(room, (provider, _) =>
        {
            var data = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            return new ErasureLedger(Path.GetFullPath(Path.Combine(data.LedgerDirectory ?? data.Directory, host, $"{room}.erasures")), provider.GetRequiredService<InstallationKey>(), room, provider.GetRequiredService<TimeProvider>());
        });
    }
}
