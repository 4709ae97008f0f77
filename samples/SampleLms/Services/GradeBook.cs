using System.Collections.Immutable;

namespace SampleLms;

/// <summary>A column in the gradebook (Assignment and Grade Services 2.0, 3.2).</summary>
internal sealed record LineItem
{
    public required int Number { get; init; }

    /// <summary>Client id of the tool whose column it is. Another tool never sees it.</summary>
    public required string Tool { get; init; }

    public required string Label { get; init; }

    public required double ScoreMaximum { get; init; }

    public string? ResourceLinkId { get; init; }

    public string? ResourceId { get; init; }

    public string? Tag { get; init; }
}

/// <summary>What a tool last said of somebody in a column.</summary>
/// <param name="Item">The column.</param>
/// <param name="User">Whose.</param>
/// <param name="Stamp">The tool's time of it.</param>
/// <param name="Activity"><c>activityProgress</c>.</param>
/// <param name="Grading"><c>gradingProgress</c>.</param>
/// <param name="Given">Points; null when there is no grade, or no longer.</param>
/// <param name="Maximum">Of how many.</param>
/// <param name="Comment">Plain text.</param>
internal sealed record Result(int Item, string User, DateTimeOffset Stamp, string Activity, string Grading, double? Given, double? Maximum, string? Comment)
{
    public bool IsDone => Activity == "Completed" && Grading == "FullyGraded";
}

/// <summary>The gradebook: columns and results, kept over restarts.</summary>
internal sealed class GradeBook
{
    private readonly KeptList<LineItem> _items;
    private readonly KeptList<Result> _results;

    public GradeBook(SampleLmsOptions options, ToolBook tools)
    {
        (_items, _results) = (new(options, "line-items"), new(options, "results"));
        // The activity that is there from the start has its column from the start.
        foreach (var tool in SampleLearners.Organisations.Select(organisation => tools.Find(organisation.ClientId)!))
        {
            if (ItemsOf(tool).IsEmpty) Add(tool, number => new LineItem { Number = number, Tool = tool.ClientId, Label = "Thema 3", ScoreMaximum = 1, ResourceLinkId = "theme-3-link" });
        }
    }

    public ImmutableList<Result> Results => _results.All;

    public ImmutableList<LineItem> ItemsOf(RegisteredTool tool) => _items.All.FindAll(item => item.Tool == tool.ClientId);

    public LineItem? Find(RegisteredTool tool, int number) => ItemsOf(tool).Find(item => item.Number == number);

    /// <param name="make">Gets the new column's number; numbers are not used again.</param>
    public LineItem Add(RegisteredTool tool, Func<int, LineItem> make) => _items.Change(all =>
    {
        var item = make(all.Select(one => one.Number).Concat(_results.All.Select(one => one.Item)).DefaultIfEmpty().Max() + 1) with { Tool = tool.ClientId };
        return (all.Add(item), item);
    });

    public void Change(LineItem changed) =>
        _items.Change(all => (all.Find(item => item.Number == changed.Number) is { } old ? all.Replace(old, changed) : all, 0));

    public void Remove(LineItem item)
    {
        _items.Change(all => (all.RemoveAll(one => one.Number == item.Number), 0));
        _results.Change(all => (all.RemoveAll(one => one.Item == item.Number), 0));
    }

    /// <summary>
    /// Takes a score unless a newer one is there. Like Moodle, whole seconds are compared, and whatever is not fully graded takes an earlier grade away.
    /// </summary>
    /// <returns>False when the time stamp did not grow.</returns>
    public bool Take(Result said) => _results.Change(all =>
    {
        var old = all.Find(one => one.Item == said.Item && one.User == said.User);
        if (old is not null && said.Stamp.ToUnixTimeSeconds() <= old.Stamp.ToUnixTimeSeconds()) return (all, false);
        var kept = said.Grading == "FullyGraded" ? said : said with { Given = null, Maximum = null };
        return (old is null ? all.Add(kept) : all.Replace(old, kept), true);
    });
}
