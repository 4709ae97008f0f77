using System.Net.Http.Headers;
using System.Text;

namespace ReturnToWork.Lrs;

/// <summary>Basic credentials (xAPI 1.0.3, Communication, 4.0). A header that is not whole is nobody's, like one with unknown or wrong credentials.</summary>
internal sealed class BasicDoor(Credentials credentials) : ILrsDoor
{
    public ValueTask<LrsCaller?> OpenAsync(HttpContext http, CancellationToken ct) =>
        AuthenticationHeaderValue.TryParse(http.Request.Headers.Authorization, out var header)
        && "Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
        && TryPair(header.Parameter, out var key, out var secret)
            ? credentials.FindAsync(key, secret, ct)
            : new((LrsCaller?)null);

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
}
