using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Lti;

namespace ReturnToWork.Tool.Sessions;

/// <summary>Encrypts and reads visits and player tokens. Each has its own purpose, so that a cookie is never a token.</summary>
internal sealed class Tickets(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _visits = protection.CreateProtector("ReturnToWork.Tool", "visit", "v1");
    private readonly IDataProtector _carried = protection.CreateProtector("ReturnToWork.Tool", "carried-visit", "v1");
    private readonly IDataProtector _picks = protection.CreateProtector("ReturnToWork.Tool", "deep-link-request", "v1");
    private readonly IDataProtector _tokens = protection.CreateProtector("ReturnToWork.Tool", "player-token", "v1");

    public string Write(Visit visit) => Write(_visits, visit);

    public string Write(PlayerToken token) => Write(_tokens, token);

    /// <summary>Null when it is not ours, was changed, or is over.</summary>
    public Visit? ReadVisit(string text) => Read<Visit>(_visits, text) is { } visit && visit.Ends > time.GetUtcNow() ? visit : null;

    /// <summary>A visit for a field of a form: no session cookie can be made of it.</summary>
    public string WriteCarried(Visit visit) => Write(_carried, visit);

    /// <summary>Null when it is not ours, was changed, or is over.</summary>
    public Visit? ReadCarried(string text) => Read<Visit>(_carried, text) is { } visit && visit.Ends > time.GetUtcNow() ? visit : null;

    /// <summary>What a platform asked for, while somebody chooses.</summary>
    public string Write(DeepLinkRequest request) => Write(_picks, request);

    /// <summary>A request that was ours, also when it is over: the caller tells the two apart.</summary>
    public DeepLinkRequest? ReadDeepLink(string text) => Read<DeepLinkRequest>(_picks, text, longest: 48 * 1024);

    /// <summary>A token that was ours, also when it is over: the caller tells the two apart.</summary>
    public PlayerToken? ReadToken(string text) => Read<PlayerToken>(_tokens, text);

    private static string Write<T>(IDataProtector protector, T value) => WebEncoders.Base64UrlEncode(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value)));

    private static T? Read<T>(IDataProtector protector, string text, int longest = 4096)
        where T : class
    {
        if (text.Length > longest) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(protector.Unprotect(WebEncoders.Base64UrlDecode(text)));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
