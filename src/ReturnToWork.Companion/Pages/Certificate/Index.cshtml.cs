using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using ReturnToWork.Companion.Training.Badges;

namespace ReturnToWork.Companion.Pages;

/// <summary>
/// Is this certificate real, and does it still count? For everybody, without signing in. Under a code stands nothing of the person: a code travels on paper and through many hands. A name is said only to who brings
/// it: typed, to hear yes or no, or in the holder's own credential, which says it anyway.
/// </summary>
[EnableRateLimiting(CertificateLimit.Policy)]
[RequestSizeLimit(96 * 1024)]
internal sealed class CertificateCheckModel(CertificateBook book, ReadBadge reader) : PageModel
{
    private const int LongestName = 120;

    /// <summary>What was asked, as it was typed; null where nothing was.</summary>
    public string? Code { get; private set; }

    /// <summary>What stands; null where nothing was asked, or nothing found.</summary>
    public ShownCertificate? Found { get; private set; }

    /// <summary>The last part of the key of the sentence that says how it stands; null where nothing was asked.</summary>
    public string? State { get; private set; }

    /// <summary>The name in the credential that was handed over.</summary>
    public string? Name { get; private set; }

    /// <summary>Key of the answer about a name that was typed.</summary>
    public string? NameAnswer { get; private set; }

    public async Task OnGetAsync(string? code, CancellationToken ct)
    {
        if (code is not null) await LookAsync(code, ct);
    }

    /// <summary>Somebody typed a code: its own address can be kept and passed on.</summary>
    public async Task<IActionResult> OnPostCodeAsync(string? typed, CancellationToken ct)
    {
        if (Short(typed) is not { } code)
        {
            await LookAsync("", ct);
            return Page();
        }

        return Redirect($"/certificate/{Uri.EscapeDataString(code)}");
    }

    /// <summary>Somebody typed a name: it travels in the form, never in an address.</summary>
    public async Task OnPostNameAsync(string? code, string? name, CancellationToken ct)
    {
        await LookAsync(code ?? "", ct);
        if (Found is null || string.IsNullOrWhiteSpace(name) || name.Length > LongestName) return;
        NameAnswer = await book.BearsAsync(code!, name, ct) switch { true => "certificate.name.yes", false => "certificate.name.no", null => "certificate.name.gone" };
    }

    /// <summary>Somebody hands over the credential itself, as text or as a file.</summary>
    public async Task OnPostCheckAsync(string? credential, IFormFile? file, CancellationToken ct)
    {
        var (read, refusal) = await reader.ReadAsync(file is { Length: > 0 } ? await TextAsync(file, ct) : credential, ct);
        if (read is null)
        {
            State = refusal.ToString().ToLowerInvariant();
            return;
        }

        Found = await book.StandsAsync(read, ct);
        (State, Name) = (Found.State.ToString().ToLowerInvariant(), read.Name);
    }

    private async Task LookAsync(string code, CancellationToken ct)
    {
        Code = Short(code) ?? "";
        Found = await book.FindAsync(Code, ct);
        State = Found?.State.ToString().ToLowerInvariant() ?? "unknown";
        if (Found is null) Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task<string?> TextAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > ReadBadge.Longest) return null;
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(ct);
    }

    private static string? Short(string? typed) => typed?.Trim() is { Length: > 0 and <= 64 } code ? code : null;
}
