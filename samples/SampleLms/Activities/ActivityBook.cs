using System.Collections.Immutable;

namespace SampleLms;

/// <summary>What is on the course pages: six themes and the own page from the start, and what teachers added by deep linking.</summary>
internal sealed class ActivityBook(SampleLmsOptions options, ToolBook tools)
{
    private const string Mine = "mijn";
    private static readonly string[] Pages = ["1", "2", "3", "4", "5", "6", Mine];
    private readonly KeptList<Activity> _kept = new(options, "activities");

    /// <summary>Those whose tool is switched on.</summary>
    public IReadOnlyList<Activity> Of(Organisation organisation, Texts texts) =>
    [
        .. Pages.Select(page => FromTheStart(organisation, page, texts)).Concat(_kept.All.Where(activity => activity.Organisation == organisation.Code))
            .Where(activity => tools.Find(activity.ClientId) is { Active: true } tool && tool.Deployments.Contains(activity.DeploymentId, StringComparer.Ordinal)),
    ];

    public Activity? Find(Organisation organisation, string? number, Texts texts) => Of(organisation, texts).FirstOrDefault(activity => activity.Number == number);

    public void Add(IEnumerable<Activity> activities) => _kept.Change(all => (all.AddRange(activities), 0));

    public void Remove(Organisation organisation, string number) =>
        _kept.Change(all => (all.RemoveAll(activity => activity.Organisation == organisation.Code && activity.Number == number), 0));

    private Activity FromTheStart(Organisation organisation, string page, Texts texts) => new()
    {
        Number = page,
        ResourceLinkId = page == Mine ? "mine-link" : $"theme-{page}-link",
        Organisation = organisation.Code,
        ClientId = organisation.ClientId,
        DeploymentId = tools.Find(organisation.ClientId) is { Deployments: [var deployment, ..] } ? deployment : organisation.DeploymentId,
        Title = texts[$"course.{page}"],
        TargetLink = page == Mine ? $"{options.ToolAddress}/mijn" : $"{options.ToolAddress}/themes/{page}",
        FromTheStart = true,
    };
}
