using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A JSON web signature in its compact form (RFC 7515), read without looking anything up: no key or certificate is ever fetched.</summary>
internal sealed class Jws
{
    private const int MinKeyBits = 2_048;
    private const int MaxChain = 10;
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly HashAlgorithmName _hash;
    private readonly JsonElement? _chain;

    private Jws(byte[] signed, byte[] payload, byte[] signature, HashAlgorithmName hash, JsonElement? chain) =>
        (_signed, Payload, _signature, _hash, _chain) = (signed, payload, signature, hash, chain);

    public byte[] Payload { get; }

    public static Refusal? Read(ReadOnlySpan<byte> text, out Jws jws)
    {
        jws = null!;
        Span<Range> parts = stackalloc Range[4];
        var count = 0;
        foreach (var range in text.Split((byte)'.'))
        {
            if (count == 3) return SignedStatement.No("The signature is not a compact JWS: three parts of base64url with dots between.");
            parts[count++] = range;
        }

        if (count != 3 || !TryDecode(text[parts[0]], out var header) || !TryDecode(text[parts[1]], out var payload) || !TryDecode(text[parts[2]], out var signature))
            return SignedStatement.No("The signature is not a compact JWS: three parts of base64url with dots between.");
        if (JsonGate.Parse(header, out var json) is not null || json.ValueKind != JsonValueKind.Object) return SignedStatement.No("The signature's header is not a JSON object.");
        if (json.TryGetProperty("crit", out _) || json.TryGetProperty("b64", out _)) return SignedStatement.No("The signature's header demands an extension that this store does not know.");
        if (!json.TryGetProperty("alg", out var algorithm) || HashOf(algorithm) is not { } hash) return SignedStatement.No("A signature's alg must be RS256, RS384 or RS512.");
        jws = new Jws(text[..parts[1].End].ToArray(), payload, signature, hash, json.TryGetProperty("x5c", out var chain) ? chain : null);
        return null;
    }

    /// <summary>Null when the certificate in the header signed this, and when there is none.</summary>
    public Refusal? Verify()
    {
        if (_chain is not { } x5c) return null;
        var certificates = new List<X509Certificate2>();
        try
        {
            if (!TryCertificates(x5c, certificates)) return SignedStatement.No($"x5c must be a list of 1 to {MaxChain} certificates in base64 (RFC 7515, 4.1.6).");
            using var key = certificates[0].GetRSAPublicKey();
            if (key is null || key.KeySize < MinKeyBits) return SignedStatement.No($"The signature's certificate must hold an RSA key of {MinKeyBits} bits or more.");
            if (!key.VerifyData(_signed, _signature, _hash, RSASignaturePadding.Pkcs1)) return SignedStatement.No("The signature was not made with the key of its certificate.");
            return IsChain(certificates) ? null : SignedStatement.No("The certificates of x5c do not vouch for one another in their order.");
        }
        catch (CryptographicException)
        {
            return SignedStatement.No("The signature's certificate cannot be used.");
        }
        finally
        {
            foreach (var certificate in certificates) certificate.Dispose();
        }
    }

    private static bool TryCertificates(JsonElement x5c, List<X509Certificate2> certificates)
    {
        if (x5c.ValueKind != JsonValueKind.Array || x5c.GetArrayLength() is 0 or > MaxChain) return false;
        foreach (var item in x5c.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !item.TryGetBytesFromBase64(out var der)) return false;
            certificates.Add(X509CertificateLoader.LoadCertificate(der));
        }

        return true;
    }

    // Each must have signed the one before (RFC 7515, 4.1.6). Whom to trust at the end, and when the signature was made, nobody here can say.
    private static bool IsChain(List<X509Certificate2> certificates)
    {
        if (certificates.Count == 1) return true;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(certificates[^1]);
        foreach (var certificate in certificates.Skip(1)) chain.ChainPolicy.ExtraStore.Add(certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(certificates[0]) && chain.ChainElements.Count >= certificates.Count
            && certificates.Index().All(at => chain.ChainElements[at.Index].Certificate.RawDataMemory.Span.SequenceEqual(at.Item.RawDataMemory.Span));
    }

    private static HashAlgorithmName? HashOf(JsonElement algorithm) => algorithm.ValueKind != JsonValueKind.String ? null : algorithm.GetString() switch
    {
        "RS256" => HashAlgorithmName.SHA256,
        "RS384" => HashAlgorithmName.SHA384,
        "RS512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    // .NET passes over blanks and padding; RFC 7515 knows neither.
    private static bool TryDecode(ReadOnlySpan<byte> text, out byte[] bytes)
    {
        bytes = [];
        if (text.Length == 0 || !Base64Url.IsValid(text)) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit((char)c) && c is not ((byte)'-' or (byte)'_')) return false;
        bytes = Base64Url.DecodeFromUtf8(text);
        return true;
    }
}
