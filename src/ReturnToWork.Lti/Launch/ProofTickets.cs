using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ReturnToWork.Lti;

/// <summary>A launch that is true in everything but the browser, while the page fetches the proof from the platform's storage. Nothing of it is stored: it travels sealed.</summary>
/// <param name="StateHash">Of which login.</param>
/// <param name="Claims">The token's payload, whose signature was checked.</param>
/// <param name="Ends">Two minutes after the launch.</param>
internal sealed record ProofTicket(string StateHash, JsonElement Claims, DateTimeOffset Ends);

/// <summary>Seals and opens those tickets, with a purpose of their own.</summary>
internal sealed class ProofTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);
    private readonly IDataProtector _seal = protection.CreateProtector("ReturnToWork.Lti", "launch-without-proof", "v1");

    public string Seal(LaunchAttempt attempt) =>
        WebEncoders.Base64UrlEncode(_seal.Protect(JsonSerializer.SerializeToUtf8Bytes(new ProofTicket(attempt.Login.StateHash, attempt.Claims, clock.GetUtcNow() + Life))));

    /// <summary>Null when it is not ours or was changed. One that is over opens: the caller tells the two apart.</summary>
    public ProofTicket? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<ProofTicket>(_seal.Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
