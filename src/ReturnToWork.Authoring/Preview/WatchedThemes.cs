using System.Collections.Concurrent;
using System.Text.Json;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Preview;

/// <summary>The themes as they are on disk now, read anew at each change. A theme that was whole before and now has an error stays as it was, so that an author never loses sight of it.</summary>
internal sealed class WatchedThemes : IDisposable
{
    /// <summary>An editor writes a file in several goes.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(120);

    private readonly ThemePlace place;
    private readonly string directory;
    private readonly ConcurrentDictionary<int, Theme> lastGood = new();
    private readonly FileSystemWatcher[] watchers;
    private readonly Timer timer;
    private readonly System.Threading.Lock oneAtATime = new();
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ThemeLibrary library;
    private long stamp;

    public WatchedThemes(ThemePlace place, string directory)
    {
        (this.place, this.directory) = (place, directory);
        library = Keep(place.Load());
        timer = new Timer(_ => Read(), state: null, Timeout.Infinite, Timeout.Infinite);
        watchers = [.. new[] { place.Themes, place.Shared }.Where(Directory.Exists).Distinct(StringComparer.Ordinal).Select(Watch)];
    }

    public Theme? Find(int number) => lastGood.GetValueOrDefault(number);

    /// <summary>The library of drawings as it is on disk now; null while the shared folder has an error.</summary>
    public PictureLibrary? Pictures => Volatile.Read(ref library).Pictures;

    /// <summary>The number of the newest change once it is another than <paramref name="known"/>.</summary>
    public async Task<long> AfterAsync(long known, CancellationToken ct)
    {
        while (Interlocked.Read(ref stamp) == known)
            await Volatile.Read(ref next).Task.WaitAsync(ct);
        return Interlocked.Read(ref stamp);
    }

    /// <summary>What the page shows around the frames.</summary>
    public string Json() => JsonSerializer.Serialize(new
    {
        stamp = Interlocked.Read(ref stamp),
        themes = lastGood.Values.Where(Wanted).OrderBy(theme => theme.Number).Select(theme => new { number = theme.Number, name = theme.Name(theme.Languages[0]), languages = theme.Languages, screens = theme.ScreenIds, isOld = !library.Themes.ContainsKey(theme.Number) }),
        problems = place.Concerning(library.Problems).OrderByDescending(problem => problem.IsError)
            .Select(problem => new { file = place.PathOf(problem, directory), line = problem.Line, code = problem.Code, isError = problem.IsError, nl = problem.Dutch, en = problem.English }),
        figures = library.Figures(),
    }, JsonSerializerOptions.Web);

    public void Dispose()
    {
        foreach (var watcher in watchers)
            watcher.Dispose();
        timer.Dispose();
    }

    private bool Wanted(Theme theme) => place.Only is null || place.Only == theme.Folder;

    private FileSystemWatcher Watch(string folder)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size };
        watcher.Changed += (_, _) => Soon();
        watcher.Created += (_, _) => Soon();
        watcher.Deleted += (_, _) => Soon();
        watcher.Renamed += (_, _) => Soon();
        // Too many changes at once to be told of each: look anyway.
        watcher.Error += (_, _) => Soon();
        watcher.EnableRaisingEvents = true;
        return watcher;
    }

    private void Soon() => timer.Change(Calm, Timeout.InfiniteTimeSpan);

    private void Read()
    {
        lock (oneAtATime)
        {
            try
            {
                library = Keep(place.Load());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A file that is just being written or renamed: look again.
                Soon();
                return;
            }

            Interlocked.Increment(ref stamp);
            Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private ThemeLibrary Keep(ThemeLibrary read)
    {
        foreach (var (number, theme) in read.Themes)
            lastGood[number] = theme;
        return read;
    }
}
