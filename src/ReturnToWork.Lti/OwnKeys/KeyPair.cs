using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>Where new pairs come from: a new one takes a tenth of a second to find.</summary>
internal sealed record NewKeyPairs(Func<KeyPair> Make);

/// <summary>An RSA pair of ours: 2048 bits (LTI Security Framework 1.0, 6.1.8), named by the hash of its own public half.</summary>
internal sealed class KeyPair : IDisposable
{
    private const int Bits = 2048;
    private readonly RSA _rsa;

    private KeyPair(RSA rsa)
    {
        _rsa = rsa;
        Kid = Thumbprint(rsa);
    }

    /// <summary>RFC 7638 thumbprint: another key cannot have it, so no kid is ever used twice (lti.md K1).</summary>
    public string Kid { get; }

    /// <summary>The public half as a JSON Web Key: kty, kid, alg, use, n and e, nothing else.</summary>
    public string PublicJson
    {
        get
        {
            var numbers = _rsa.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["kty"] = "RSA",
                ["kid"] = Kid,
                ["alg"] = "RS256",
                ["use"] = "sig",
                ["n"] = Base64Url.EncodeToString(numbers.Modulus),
                ["e"] = Base64Url.EncodeToString(numbers.Exponent),
            }.ToJsonString();
        }
    }

    public static KeyPair Make() => new(RSA.Create(Bits));

    /// <summary>Both halves, to be sealed at once.</summary>
    public byte[] Export() => _rsa.ExportPkcs8PrivateKey();

    public static KeyPair Import(ReadOnlySpan<byte> exported)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(exported, out _);
        return new KeyPair(rsa);
    }

    /// <summary>A compact RS256 token over these claims, as they are.</summary>
    public string Sign(JsonObject claims)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = Kid };
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_rsa.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public void Dispose() => _rsa.Dispose();

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static string Thumbprint(RSA rsa)
    {
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        var members = $$"""{"e":"{{Base64Url.EncodeToString(numbers.Exponent)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(numbers.Modulus)}}"}""";
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(members)));
    }
}
