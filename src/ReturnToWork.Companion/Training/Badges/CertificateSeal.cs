using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>What is kept of a certificate for its holder: all that stands on it, the code of the paper and the signed credential.</summary>
internal sealed record KeptCertificate(Certificate Certificate, string Code, string Credential);

/// <summary>Seals it, with a purpose for each tenant: it holds the name.</summary>
internal sealed class CertificateSeal(IDataProtectionProvider protection)
{
    public string Seal(string tenant, KeptCertificate kept) => Protector(tenant).Protect(JsonSerializer.Serialize(kept, JsonSerializerOptions.Web));

    /// <summary>Null where the holder asked to be forgotten.</summary>
    public KeptCertificate? Open(string tenant, string sealedCredential) =>
        sealedCredential.Length == 0 ? null : JsonSerializer.Deserialize<KeptCertificate>(Protector(tenant).Unprotect(sealedCredential), JsonSerializerOptions.Web);

    private IDataProtector Protector(string tenant) => protection.CreateProtector("ReturnToWork.Companion.Certificate", tenant);
}
