using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>What somebody filled in about a tool.</summary>
internal sealed record ToolSheet(string? Name, string? Organisation, string? Login, string? Redirects, string? Target, string? DeepLink, string? KeysAddress, string? Keys)
{
    public IReadOnlyList<string> Addresses => [.. (Redirects ?? "").Split((char[])['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>Enters a tool by hand. Nothing here an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ByHandModel(ToolBook tools) : PageModel
{
    public ToolSheet Sheet { get; private set; } = new(null, null, null, null, null, null, null, null);

    public string? Wrong { get; private set; }

    public IActionResult OnPost(string? name, string? organisation, string? login, string? redirects, string? target, string? deeplink, string? keysaddress, string? keys)
    {
        Sheet = new(name?.Trim(), organisation, login?.Trim(), redirects, target?.Trim(), deeplink?.Trim(), keysaddress?.Trim(), keys?.Trim());
        if ((Wrong = WrongIn(Sheet)) is not null) return Page();
        var tool = tools.Add(number =>
        {
            RegisteredTool made = new()
            {
                Number = number,
                ClientId = Chance.Name(),
                Organisation = Sheet.Organisation!,
                Name = Sheet.Name!,
                Origin = ToolOrigin.ByHand,
                Active = true,
                LoginAddress = Sheet.Login!,
                RedirectAddresses = Sheet.Addresses,
                TargetLink = Sheet.Target!,
                DeepLink = Empty(Sheet.DeepLink),
                KeysAddress = Empty(Sheet.KeysAddress),
                Keys = Empty(Sheet.Keys),
                Scopes = Scope.All,
            };
            return made with { Deployments = [ToolBook.NewDeployment(made)] };
        });
        return Redirect($"/manage/tools/{tool.ClientId}");
    }

    private static string? WrongIn(ToolSheet sheet) =>
        string.IsNullOrEmpty(sheet.Name) || sheet.Name.Length > 80 ? "name"
        : SampleLearners.Organisations.All(known => known.Code != sheet.Organisation) ? "organisation"
        : !RegistrationDocument.IsAddress(sheet.Login) ? "login"
        : sheet.Addresses.Count == 0 || !sheet.Addresses.All(RegistrationDocument.IsAddress) ? "redirects"
        : !RegistrationDocument.IsAddress(sheet.Target) ? "target"
        : !string.IsNullOrEmpty(sheet.DeepLink) && !RegistrationDocument.IsAddress(sheet.DeepLink) ? "deeplink"
        : string.IsNullOrEmpty(sheet.KeysAddress) == string.IsNullOrEmpty(sheet.Keys) ? "keys"
        : !string.IsNullOrEmpty(sheet.KeysAddress) && !RegistrationDocument.IsAddress(sheet.KeysAddress) ? "keys"
        : null;

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
