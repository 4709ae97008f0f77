using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReturnToWork.Companion.Mail;

/// <summary>Mail addresses of professionals, sealed with a purpose per organisation like call names; they stand nowhere else.</summary>
internal sealed class MailAddresses(IDataProtectionProvider protection)
{
    public string Seal(string organisation, string address) => Protector(organisation).Protect(address);

    /// <exception cref="CryptographicException">The value belongs to another organisation, or was changed.</exception>
    public string Open(string organisation, string sealedAddress) => Protector(organisation).Unprotect(sealedAddress);

    private IDataProtector Protector(string organisation) => protection.CreateProtector("ReturnToWork.Companion.MailAddress", organisation);
}
