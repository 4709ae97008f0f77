using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Makes a key. Its secret is on the answer to the form and nowhere else: not in an address, not in a cookie, not in our store.</summary>
internal sealed class NewKeyModel(RecordStoreKeys keys, AdminLog log) : AdminPage
{
    private const int LongestLabel = 100;

    public static IReadOnlyList<string> Scopes => RecordStoreKeys.KnownScopes;

    public CreatedKey? Made { get; private set; }

    public string Label { get; private set; } = "";

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>A key of the texts.</summary>
    public string? Refusal { get; private set; }

    public string Address => $"{Request.Scheme}://{Request.Host}/xapi/";

    public async Task<IActionResult> OnPostAsync(string? label, string[] scopes, CancellationToken ct)
    {
        (Label, Chosen) = ((label ?? "").Trim(), scopes);
        if (Label.Length is 0 or > LongestLabel || Label.Any(char.IsControl)) return Refuse("keys.label.wrong");
        if (scopes.Length == 0 || scopes.Except(Scopes, StringComparer.Ordinal).Any()) return Refuse("keys.scopes.wrong");

        await log.WriteAsync(Me, Act.KeyMade, Label, ct);
        // The act is on the list: whoever goes away now must still find the key there.
        var made = await keys.CreateAsync(Me.Organisation, scopes, Label, CancellationToken.None);
        if (made.Refusal is not null) return Refuse("keys.label.wrong");
        Made = made;
        return Page();
    }

    private PageResult Refuse(string why)
    {
        Refusal = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
