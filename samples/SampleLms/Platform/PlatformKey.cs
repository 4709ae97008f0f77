using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>A key that signs launches.</summary>
internal sealed class PlatformKey(RSA rsa)
{
    public RSA Rsa => rsa;

    /// <summary>Made from the key itself, so that another key never has the same name.</summary>
    public string Kid { get; } = Base64Url.EncodeToString(SHA256.HashData(rsa.ExportSubjectPublicKeyInfo()))[..16];

    /// <summary>Its entry in the published set.</summary>
    public JsonObject Published
    {
        get
        {
            var numbers = rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = Kid,
                ["n"] = Base64Url.EncodeToString(numbers.Modulus),
                ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            };
        }
    }

    public static string Sign(LaunchDraft draft)
    {
        var signed = Unsigned(draft);
        var signature = draft.Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Header and claims, as they are signed.</summary>
    public static string Unsigned(LaunchDraft draft) => $"{Encode(draft.Header)}.{Encode(draft.Claims)}";

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
