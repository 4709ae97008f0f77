using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Courses.Style;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Style;
using ReturnToWork.Tool.Houses;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>How the pages of one organisation look and who they say to call. Colours can be looked at before they are kept; each other form keeps what it says.</summary>
[RequestSizeLimit(LogoFile.MostBytes + (64 * 1024))]
internal sealed class StyleModel(HouseBook houses, AdminLog log) : AdminPage
{
    private static readonly string[] KnownDone = ["style", "default", "logo", "no-logo", "help"];

    /// <summary>As kept; null where nothing was.</summary>
    public HouseStyleRow? Row { get; private set; }

    /// <summary>What the forms show: as kept, or as it is being tried.</summary>
    public HouseStyleReading Shown { get; private set; } = HouseStyle.Read("{}");

    /// <summary>The token file in its field: as it was pasted, or as kept.</summary>
    public string Tokens { get; private set; } = "{}";

    public HelpTerms Help { get; private set; } = HelpTerms.Read(null, null, null, concept: false);

    /// <summary>Why the logo is refused.</summary>
    public LogoCheck? Logo { get; private set; }

    public string? LogoAddress { get; private set; }

    /// <summary>Nothing is kept yet: somebody looks first.</summary>
    public bool IsTried { get; private set; }

    /// <summary>A key of the texts after <c>style.done.</c>.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        Done = KnownDone.Contains(done, StringComparer.Ordinal) ? done : null;
        await ReadAsync(ct);
    }

    public Task<IActionResult> OnPostColoursAsync(string? act, CancellationToken ct) =>
        TryAsync(HouseStyle.Of(StyleName.All.Where(name => Request.Form.ContainsKey(name.Name)).Select(name => KeyValuePair.Create(name.Name, Request.Form[name.Name].ToString()))), tokens: null, act, ct);

    public async Task<IActionResult> OnPostTokensAsync(string? tokens, IFormFile? file, string? act, CancellationToken ct)
    {
        var text = (tokens ?? "").Trim();
        if (file is { Length: > 0 })
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            var part = new char[HouseStyle.Longest + 1];
            text = new string(part, 0, await reader.ReadBlockAsync(part, ct));
        }

        return await TryAsync(HouseStyle.Read(text), text, act, ct);
    }

    public async Task<IActionResult> OnPostDefaultAsync(CancellationToken ct)
    {
        await log.WriteAsync(Me, Act.StyleDefault, null, ct);
        await houses.ChangeAsync(Me.Organisation, row => row.Tokens = "{}", CancellationToken.None);
        return Back("default");
    }

    public async Task<IActionResult> OnPostLogoAsync(IFormFile? logo, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        if (logo is { Length: <= LogoFile.MostBytes + 1 }) await logo.CopyToAsync(bytes, ct);
        Logo = logo is { Length: > LogoFile.MostBytes } ? new LogoCheck(null, "style.logo.large") : LogoFile.Check(bytes.ToArray());
        if (Logo.Type is not { } type) return await RefuseAsync(ct);
        await log.WriteAsync(Me, Act.LogoChanged, null, ct);
        await houses.ChangeAsync(Me.Organisation, row => (row.Logo, row.LogoType) = (bytes.ToArray(), type), CancellationToken.None);
        return Back("logo");
    }

    public async Task<IActionResult> OnPostNoLogoAsync(CancellationToken ct)
    {
        await log.WriteAsync(Me, Act.LogoRemoved, null, ct);
        await houses.ChangeAsync(Me.Organisation, row => (row.Logo, row.LogoType) = (null, null), CancellationToken.None);
        return Back("no-logo");
    }

    public async Task<IActionResult> OnPostHelpAsync(string? phone, string? dutch, string? english, bool concept, CancellationToken ct)
    {
        var help = HelpTerms.Read(phone, dutch, english, concept);
        if (help.Wrong is not null)
        {
            var answer = await RefuseAsync(ct);
            Help = help;
            return answer;
        }

        await log.WriteAsync(Me, Act.HelpChanged, null, ct);
        await houses.ChangeAsync(Me.Organisation, row => (row.Phone, row.HelpDutch, row.HelpEnglish, row.ConceptHidden) = (help.Phone, help.Dutch, help.English, help.ConceptHidden), CancellationToken.None);
        return Back("help");
    }

    private async Task<IActionResult> TryAsync(HouseStyleReading reading, string? tokens, string? act, CancellationToken ct)
    {
        if (act == "keep" && reading.Style is { } style)
        {
            await log.WriteAsync(Me, Act.StyleChanged, null, ct);
            await houses.ChangeAsync(Me.Organisation, row => row.Tokens = style.Json, CancellationToken.None);
            return Back("style");
        }

        await ReadAsync(ct);
        (Shown, IsTried) = (reading, true);
        Tokens = tokens ?? reading.Draft.Json;
        if (act == "keep") Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(CancellationToken ct)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ReadAsync(ct);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Row = await houses.RowAsync(Me.Organisation, ct);
        LogoAddress = (await houses.OfAsync(Me.Organisation, ct)).Logo?.Address;
        if (Row is null) return;
        Shown = HouseStyle.Read(Row.Tokens);
        Tokens = Row.Tokens;
        Help = HelpTerms.Read(Row.Phone, Row.HelpDutch, Row.HelpEnglish, Row.ConceptHidden);
    }

    private LocalRedirectResult Back(string done) => LocalRedirect($"/admin/style?done={done}");
}
