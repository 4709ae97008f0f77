using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Lti;

/// <summary>Reads a JSON Web Key Set (RFC 7517; LTI Security Framework 1.0, 6.2), keeping only what may verify a launch.</summary>
internal static class PublishedKeys
{
    private const int MostKeys = 50;

    /// <summary>Every kid in the set; the value is null for a key that may not be used. Null when this is no key set, or one of more than 50 keys.</summary>
    public static IReadOnlyDictionary<string, SecurityKey?>? Read(ReadOnlySpan<byte> json)
    {
        if (StrictJson.ReadObject(json) is not { } set
            || !set.TryGetProperty("keys", out var entries)
            || entries.ValueKind != JsonValueKind.Array
            || entries.GetArrayLength() > MostKeys)
        {
            return null;
        }

        Dictionary<string, SecurityKey?> keys = new(StringComparer.Ordinal);
        foreach (var entry in entries.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object))
        {
            if (entry.Text("kid") is not { Length: > 0 } kid)
            {
                continue;
            }

            // Two keys under one name: which of them is meant cannot be known, so neither is.
            keys[kid] = keys.ContainsKey(kid) ? null : Usable(entry, kid);
        }

        return keys;
    }

    private static RsaSecurityKey? Usable(JsonElement entry, string kid)
    {
        var agrees = entry.Text("kty") == "RSA"
            && (!entry.TryGetProperty("use", out _) || entry.Text("use") == "sig")
            && (!entry.TryGetProperty("key_ops", out var uses) || MayVerify(uses))
            && (!entry.TryGetProperty("alg", out _) || entry.Text("alg") == SecurityAlgorithms.RsaSha256);
        if (!agrees
            || StrictBase64Url.Decode(entry.Text("n")) is not { } modulus
            || StrictBase64Url.Decode(entry.Text("e")) is not { Length: <= 8 } exponent)
        {
            return null;
        }

        var bits = new BigInteger(modulus, isUnsigned: true, isBigEndian: true).GetBitLength();
        var e = new BigInteger(exponent, isUnsigned: true, isBigEndian: true);
        // LTI Security Framework 1.0, 6.1.8 asks for 2048 bits; past 8192 a key is a way to keep us busy. With e = 1 anybody can sign.
        return bits is >= 2048 and <= 8192 && e >= 3 && !e.IsEven
            ? new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = kid }
            : null;
    }

    // RFC 7517 4.3: what the key is for, said in another way than by use.
    private static bool MayVerify(JsonElement uses) =>
        uses.ValueKind == JsonValueKind.Array && uses.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.ValueEquals("verify"));
}
