using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>Basic credentials from the settings. Unknown and wrong take the same time and get the same answer .</summary>
internal sealed class BasicDoor(IOptions<LrsOptions> options) : ILrsDoor
{
    private readonly Dictionary<string, (byte[] SecretHash, LrsCaller Caller)> _known = options.Value.Credentials.ToDictionary(
        credential => credential.Key, credential => (Hash(credential.Secret), Caller(credential)), StringComparer.Ordinal);

    private readonly byte[] _nobody = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    public ValueTask<LrsCaller?> OpenAsync(HttpContext http, CancellationToken ct)
    {
        if (!AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
            || !TryPair(header.Parameter, out var key, out var secret)) return new((LrsCaller?)null);

        var found = _known.TryGetValue(key, out var entry);
        var equal = CryptographicOperations.FixedTimeEquals(Hash(secret), found ? entry.SecretHash : _nobody);
        return new(found && equal ? entry.Caller : null);
    }

    private static bool TryPair(string? parameter, out string key, out string secret)
    {
        (key, secret) = ("", "");
        var bytes = new byte[(parameter?.Length ?? 0) + 3];
        if (parameter is null || !Convert.TryFromBase64String(parameter, bytes, out var length)) return false;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return false;
        (key, secret) = (text[..colon], text[(colon + 1)..]);
        return true;
    }

    private static LrsCaller Caller(LrsCredential credential) => new(
        credential.Organisation,
        $$"""{"objectType":"Agent","account":{"homePage":"https://returntowork.example/credentials","name":{{JsonSerializer.Serialize(credential.Key)}} } }""",
        Scopes.Rights(credential.Scopes))
    {
        Unlimited = credential.Unlimited,
    };

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
