using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>Why something is not a certificate of ours. Each has its words in <c>Texts</c>, under <c>certificate.state.…</c>.</summary>
internal enum BadgeRefusal
{
    None,

    /// <summary>Not a signed credential at all.</summary>
    Unreadable,

    /// <summary>Issued by somebody else, who has to be asked. Nothing is fetched from an address that a stranger wrote down.</summary>
    OtherIssuer,

    /// <summary>It names us, and our key did not sign it so.</summary>
    Forged,
}

/// <summary>What a credential of ours says, once its signature is right.</summary>
internal sealed record ReadCredential(string Trainer, Guid Id, string? Name, DateTimeOffset From, DateTimeOffset Until);

/// <summary>Reads a credential that somebody hands over, by the steps of Open Badges 3.0, 8.2.6. Whether it was revoked stands in our books, not in it.</summary>
internal sealed class ReadBadge(BadgeAddresses addresses, BadgeKeys keys, Settings.Organisations organisations)
{
    /// <summary>Longer is not ours.</summary>
    public const int Longest = 32 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public async Task<(ReadCredential? Credential, BadgeRefusal Refusal)> ReadAsync(string? handed, CancellationToken ct)
    {
        var text = handed?.Trim() ?? "";
        if (text.Length is 0 or > Longest) return (null, BadgeRefusal.Unreadable);
        try
        {
            return await CheckAsync(text, ct);
        }
        catch (Exception trouble) when (trouble is ArgumentException or FormatException or JsonException or SecurityTokenException or InvalidOperationException or KeyNotFoundException)
        {
            // The library's ways to say that this is no token, and a credential that lacks what every credential has.
            return (null, BadgeRefusal.Unreadable);
        }
    }

    private async Task<(ReadCredential?, BadgeRefusal)> CheckAsync(string text, CancellationToken ct)
    {
        if (text.Split('.') is not [var header, var body, _]) return (null, BadgeRefusal.Unreadable);
        using var head = Json(header);
        using var payload = Json(body);
        var (said, credential) = (head.RootElement, payload.RootElement);
        var issuer = credential.GetProperty("issuer") is { ValueKind: JsonValueKind.Object } profile ? profile.GetProperty("id").GetString()! : credential.GetProperty("issuer").GetString()!;
        var kid = said.TryGetProperty("kid", out var named) ? named.GetString()! : "";
        if (addresses.Own(issuer, kid) is not { } own || !organisations.Trainers.Contains(own.Trainer, StringComparer.Ordinal)) return (null, BadgeRefusal.OtherIssuer);
        if (!Fits(said) || !await SignedAsync(text, own.Trainer, own.Key, kid, ct) || !Agrees(credential, issuer)) return (null, BadgeRefusal.Forged);
        return (new ReadCredential(own.Trainer, IdOf(credential.GetProperty("id").GetString()!), NameOf(credential), Moment(credential, "validFrom"), Moment(credential, "validUntil")), BadgeRefusal.None);
    }

    // 8.2.3: RS256 is what we sign with, so nothing else is ours; additional headers are not allowed, so no key, address or certificate that came along is ever looked at.
    private static bool Fits(JsonElement header) =>
        header.EnumerateObject().All(one => one.Name is "alg" or "kid" or "typ") && header.GetProperty("alg").ValueEquals(SecurityAlgorithms.RsaSha256)
        && (!header.TryGetProperty("typ", out var typ) || typ.ValueEquals("JWT"));

    private async Task<bool> SignedAsync(string text, string trainer, string id, string kid, CancellationToken ct)
    {
        var published = (await keys.PublishedAsync(trainer, ct)).FirstOrDefault(key => key.Id == id);
        if (published.PublicJwk is null) return false;
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
        {
            IssuerSigningKey = new JsonWebKey(published.PublicJwk) { KeyId = kid }, RequireSignedTokens = true, ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            // Issuer and days are compared here and by the book; a credential is for nobody in particular.
            ValidateIssuer = false, ValidateAudience = false, ValidateLifetime = false,
        });
        return result.IsValid;
    }

    // 8.2.6.1: the claims repeat the credential.
    private static bool Agrees(JsonElement credential, string issuer) =>
        credential.GetProperty("iss").ValueEquals(issuer)
        && credential.GetProperty("sub").ValueEquals(credential.GetProperty("credentialSubject").GetProperty("id").GetString())
        && credential.GetProperty("jti").ValueEquals(credential.GetProperty("id").GetString())
        && credential.GetProperty("nbf").GetInt64() == Moment(credential, "validFrom").ToUnixTimeSeconds()
        && credential.GetProperty("exp").GetInt64() == Moment(credential, "validUntil").ToUnixTimeSeconds()
        && credential.GetProperty("type").EnumerateArray().Any(type => type.ValueEquals("OpenBadgeCredential"));

    private static string? NameOf(JsonElement credential) => credential.GetProperty("credentialSubject").GetProperty("identifier").EnumerateArray()
        .Where(identifier => identifier.GetProperty("identityType").ValueEquals("name") && !identifier.GetProperty("hashed").GetBoolean()).Select(identifier => identifier.GetProperty("identityHash").GetString()).FirstOrDefault();

    private static Guid IdOf(string urn) => urn.StartsWith("urn:uuid:", StringComparison.Ordinal) ? Guid.Parse(urn.AsSpan("urn:uuid:".Length)) : throw new FormatException("Not an id of ours.");

    private static DateTimeOffset Moment(JsonElement credential, string name) => DateTimeOffset.ParseExact(credential.GetProperty(name).GetString()!, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonDocument Json(string part) => JsonDocument.Parse(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(part)), Strict);
}
