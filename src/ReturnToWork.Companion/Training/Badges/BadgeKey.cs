using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>A pair that certificates are signed with: RSA of 2048 bits, for RS256 is what every verifier of Open Badges 3.0 has (8.2.3), named by the hash of its own public half (RFC 7638).</summary>
internal sealed class BadgeKey : IDisposable
{
    private const int Bits = 2048;
    private readonly RSA _rsa;

    private BadgeKey(RSA rsa) => _rsa = rsa;

    public static BadgeKey Make() => new(RSA.Create(Bits));

    /// <summary>Both halves, as <see cref="Export"/> gave them.</summary>
    public static BadgeKey Import(string exported)
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(exported), out _);
        return new BadgeKey(rsa);
    }

    public string Id
    {
        get
        {
            var (n, e) = Numbers();
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""")));
        }
    }

    /// <summary>The public half as a JSON Web Key, without a name: that is the address where it is published.</summary>
    public string PublicJwk
    {
        get
        {
            var (n, e) = Numbers();
            return new JsonObject { ["kty"] = "RSA", ["alg"] = SecurityAlgorithms.RsaSha256, ["use"] = "sig", ["n"] = n, ["e"] = e }.ToJsonString();
        }
    }

    /// <summary>Both halves, to be sealed at once.</summary>
    public string Export() => Convert.ToBase64String(_rsa.ExportPkcs8PrivateKey());

    /// <summary>A compact JWS over this, with <c>alg</c>, <c>kid</c> and <c>typ</c> in its header and nothing else (8.2.3).</summary>
    /// <param name="address">Where the public half stands.</param>
    public string Sign(JsonObject payload, string address)
    {
        // No cache: it would keep the private half in memory after this one is disposed of.
        var key = new RsaSecurityKey(_rsa) { KeyId = address, CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(payload.ToJsonString(), new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
    }

    public void Dispose() => _rsa.Dispose();

    private (string N, string E) Numbers()
    {
        var numbers = _rsa.ExportParameters(includePrivateParameters: false);
        return (Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
    }
}
