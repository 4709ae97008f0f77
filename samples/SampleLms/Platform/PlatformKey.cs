using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>The key that signs launches.</summary>
internal sealed class PlatformKey(SampleLmsOptions options)
{
    public RSA Rsa { get; } = KeptKeys.Rsa(options, "lti");

    /// <summary>Made from the key itself, so that another key never has the same name.</summary>
    public string Kid => Base64Url.EncodeToString(SHA256.HashData(Rsa.ExportSubjectPublicKeyInfo()))[..16];

    public JsonObject Published
    {
        get
        {
            var numbers = Rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["keys"] = new JsonArray(new JsonObject
                {
                    ["kty"] = "RSA",
                    ["use"] = "sig",
                    ["alg"] = "RS256",
                    ["kid"] = Kid,
                    ["n"] = Base64Url.EncodeToString(numbers.Modulus),
                    ["e"] = Base64Url.EncodeToString(numbers.Exponent),
                }),
            };
        }
    }

    public static string Sign(LaunchDraft draft)
    {
        var signed = $"{Encode(draft.Header)}.{Encode(draft.Claims)}";
        var signature = draft.Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
