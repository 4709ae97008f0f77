using System.Collections.Immutable;

namespace SampleLms;

/// <summary>The registered tools of both organisations. The two of the settings are always there; their addresses follow the settings at each start.</summary>
internal sealed class ToolBook
{
    private readonly KeptList<RegisteredTool> _kept;

    public ToolBook(SampleLmsOptions options)
    {
        _kept = new(options, "tools");
        _kept.Change(all =>
        {
            foreach (var organisation in SampleLearners.Organisations) all = WithOwn(all, organisation, options);
            return (all, 0);
        });
    }

    public ImmutableList<RegisteredTool> All => _kept.All;

    public RegisteredTool? Find(string? clientId) => All.Find(tool => tool.ClientId == clientId);

    public RegisteredTool? Find(int number) => All.Find(tool => tool.Number == number);

    /// <summary>Those that work, in the order in which they came.</summary>
    public IEnumerable<RegisteredTool> ActiveOf(string organisation) => All.Where(tool => tool.Active && tool.Organisation == organisation);

    /// <param name="make">Gets the new tool's number.</param>
    public RegisteredTool Add(Func<int, RegisteredTool> make) => _kept.Change(all =>
    {
        var tool = make(Next(all));
        return (all.Add(tool), tool);
    });

    /// <returns>Null when it is gone.</returns>
    public RegisteredTool? Change(string clientId, Func<RegisteredTool, RegisteredTool> change) => _kept.Change(all =>
    {
        if (all.Find(tool => tool.ClientId == clientId) is not { } old) return (all, null);
        var changed = change(old);
        return (all.Replace(old, changed), (RegisteredTool?)changed);
    });

    /// <summary>The two from the start stay; they can only be switched off.</summary>
    public void Remove(string clientId) =>
        _kept.Change(all => (all.RemoveAll(tool => tool.ClientId == clientId && tool.Origin != ToolOrigin.FromTheStart), 0));

    /// <summary>A deployment id that no deployment of this tool has or had lately.</summary>
    public static string NewDeployment(RegisteredTool tool) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? $"{tool.Number}" : $"{tool.Number}-{number}").First(id => !tool.Deployments.Contains(id, StringComparer.Ordinal));

    private static ImmutableList<RegisteredTool> WithOwn(ImmutableList<RegisteredTool> all, Organisation organisation, SampleLmsOptions options)
    {
        var old = all.Find(tool => tool.ClientId == organisation.ClientId);
        RegisteredTool now = new()
        {
            Number = old?.Number ?? Next(all),
            ClientId = organisation.ClientId,
            Organisation = organisation.Code,
            Name = "Leren en werken",
            Origin = ToolOrigin.FromTheStart,
            Active = old?.Active ?? true,
            LoginAddress = $"{options.ToolAddress}/lti/login",
            RedirectAddresses = [$"{options.ToolAddress}/lti/launch"],
            TargetLink = $"{options.ToolAddress}/themes/3",
            DeepLink = $"{options.ToolAddress}/lti/pick",
            KeysAddress = $"{options.ToolAddress}/.well-known/jwks.json",
            Scopes = old?.Scopes ?? Scope.All,
            Deployments = old?.Deployments ?? [organisation.DeploymentId],
        };
        return old is null ? all.Add(now) : all.Replace(old, now);
    }

    private static int Next(ImmutableList<RegisteredTool> all) => all.Select(tool => tool.Number).DefaultIfEmpty().Max() + 1;
}
