using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ReturnToWork.Lti;

/// <summary>Who may be told done, and where: one person at one place, as a launch said.</summary>
internal sealed record Grading(string Registration, string ResourceLink, string Subject);

/// <summary>
/// Seals it for its way through the host's session: the host can neither read nor make one, so that a score only ever goes to a place and for a person of a real
/// launch (reliability L-17).
/// </summary>
internal sealed class GradingSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _visits = protection.CreateProtector("ReturnToWork.Lti", "grading", "v1");
    private readonly IDataProtector _subjects = protection.CreateProtector("ReturnToWork.Lti", "score-subject", "v1");

    /// <summary>Usually some 300 characters; a place and a person of the longest kind make 1,600.</summary>
    public string Seal(Grading grading) => WebEncoders.Base64UrlEncode(_visits.Protect(JsonSerializer.SerializeToUtf8Bytes(new[] { grading.Registration, grading.ResourceLink, grading.Subject })));

    /// <summary>Null when it is not ours.</summary>
    public Grading? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string[]>(_visits.Unprotect(WebEncoders.Base64UrlDecode(text))) is [var registration, var link, var subject] ? new Grading(registration, link, subject) : null;
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public byte[] SealSubject(string subject) => _subjects.Protect(System.Text.Encoding.UTF8.GetBytes(subject));

    /// <summary>Null when the key ring does not open it any more.</summary>
    public string? OpenSubject(byte[] subject)
    {
        try
        {
            return System.Text.Encoding.UTF8.GetString(_subjects.Unprotect(subject));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
