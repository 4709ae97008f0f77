using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Lms;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Connects an LMS by hand: which one, what to paste there, and what to bring back. Addresses that follow from others are not asked.</summary>
internal sealed class NewLmsModel(RegistrationBook book, Themes themes, OwnAddresses addresses, AdminLog log) : AdminPage
{
    /// <summary>Fields of the draft that are addresses, in the order of the form.</summary>
    public static readonly IReadOnlyList<string> AddressFields = ["Issuer", "AuthorizationEndpoint", "JwksUri", "TokenEndpoint"];

    public Platform? Platform { get; private set; }

    public LmsTerms Terms { get; private set; } = new(themes, "", null, false, false, []);

    /// <summary>What was typed, by field.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public LmsField Field(string name) => new(name, Typed.GetValueOrDefault(name), Terms.Fault(name), name is not ("TokenEndpoint" or "JwksUri" or "DeploymentId" or "Keys" or "Sites"));

    public string Own(string value, string name) => addresses.Of(Request, value, name);

    public string ThemeAt(string number) => $"{addresses.Origin(Request)}/themes/{number}";

    public void OnGet(string? platform) => Platform = Platform.All.FirstOrDefault(one => one.Code == platform);

    public async Task<IActionResult> OnPostAsync(string? platform, string? label, string? offer, bool grades, bool members, CancellationToken ct)
    {
        OnGet(platform);
        if (Platform is null) return NotFound();
        Typed = ((IEnumerable<string>)["Site", .. AddressFields, "ClientId", "DeploymentId", "Keys", "Sites"]).ToDictionary(field => field, field => Request.Form[field].ToString().Trim(), StringComparer.Ordinal);
        Terms = LmsTerms.Read(themes, label, offer, grades, members);
        var draft = Draft();
        string[] deployments = [.. Typed["DeploymentId"].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var faults = await book.FaultsAsync(draft, deployments, ct);
        if (faults.Count > 0) return Refuse(faults);

        await log.WriteAsync(Me, Act.LmsMade, draft.Label, ct);
        var (id, late) = await book.AddAsync(Me.Organisation, draft, deployments, cancellationToken: CancellationToken.None);
        return id is { } made ? LocalRedirect($"/admin/lms/{made}?done=made") : Refuse(late);
    }

    private RegistrationDraft Draft()
    {
        var site = Typed["Site"].TrimEnd('/');
        // Nobody types a scheme, and a learning environment without https cannot be connected anyway.
        if (site.Length > 0 && !site.Contains("://", StringComparison.Ordinal)) site = $"https://{site}";
        return new RegistrationDraft(
            Terms.Label, Of("Issuer") ?? "", Typed["ClientId"], Of("AuthorizationEndpoint") ?? "", Of("TokenEndpoint"), Of("JwksUri"),
            Typed["Keys"].Length > 0 && Platform!.Asks("JwksUri") ? Typed["Keys"] : null, Platform!.Filled("TokenAudience", site, ""), Terms.Offer, Terms.Grades, Terms.Members, Platform.Family, Sites());

        string? Of(string field) => Platform!.Filled(field, site, Typed["ClientId"]) ?? (Typed[field].Length > 0 ? Typed[field] : null);
    }

    // Whatever page of it was copied: only its origin counts.
    private string? Sites()
    {
        string[] sites = [.. Typed["Sites"].Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(site => site.Contains("://", StringComparison.Ordinal) ? site : $"https://{site}")
            .Select(site => Uri.TryCreate(site, UriKind.Absolute, out var page) ? page.GetLeftPart(UriPartial.Authority) : site)];
        return sites.Length == 0 ? null : string.Join(' ', sites.Distinct(StringComparer.Ordinal));
    }

    private PageResult Refuse(IReadOnlyList<RegistrationFault> faults)
    {
        // What is wrong with an address that was made of the site's is wrong with the site's.
        Terms = Terms with { Faults = [.. faults.Select(fault => AddressFields.Contains(fault.Field, StringComparer.Ordinal) && !Platform!.Asks(fault.Field) ? fault with { Field = "Site" } : fault)] };
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
