using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>One tool: what to paste on its side, whether it is switched on, its deployments, what its service tokens may do. Nothing here an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ToolModel(SampleLmsOptions options, ToolBook tools) : PageModel
{
    public RegisteredTool Tool { get; private set; } = null!;

    public string OrganisationName => SampleLearners.Organisations.First(known => known.Code == Tool.Organisation).Name;

    public IEnumerable<(string Name, string Value)> Values =>
    [
        ("issuer", options.Address),
        ("client", Tool.ClientId),
        ("deployment", string.Join(", ", Tool.Deployments)),
        ("authorize", options.AuthorizeAddress),
        ("token", options.TokenAddress),
        ("audience", options.TokenAudience),
        ("keys", options.KeysAddress),
    ];

    public IActionResult OnGet(string client)
    {
        if (tools.Find(client) is not { } tool) return NotFound();
        Tool = tool;
        return Page();
    }

    public IActionResult OnPostSwitch(string client, string? active) => Change(client, tool => tool with { Active = active == "on" });

    public IActionResult OnPostScopes(string client, string[] scope) => Change(client, tool => tool with { Scopes = [.. Scope.All.Where(one => scope.Contains(one, StringComparer.Ordinal))] });

    public IActionResult OnPostDeployment(string client, string? remove) => Change(client, tool => tool with
    {
        Deployments = remove is null ? [.. tool.Deployments, ToolBook.NewDeployment(tool)] : [.. tool.Deployments.Where(one => one != remove)],
    });

    public IActionResult OnPostRemove(string client)
    {
        tools.Remove(client);
        return Redirect("/manage");
    }

    private IActionResult Change(string client, Func<RegisteredTool, RegisteredTool> change) =>
        tools.Change(client, change) is { } tool ? Redirect($"/manage/tools/{tool.ClientId}") : NotFound();
}
