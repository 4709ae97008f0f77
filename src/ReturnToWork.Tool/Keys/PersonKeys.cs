using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Keys;

/// <summary>A data key per person: destroying the row that holds it makes every answer of that person unreadable, in backups too.</summary>
internal sealed class PersonKeys(IDataProtectionProvider protection)
{
    /// <summary>A new 256-bit key, wrapped for exactly this person.</summary>
    public byte[] Make(string organisation, string pseudonym) => Protector(organisation, pseudonym).Protect(RandomNumberGenerator.GetBytes(32));

    /// <exception cref="CryptographicException">The wrapped key belongs to somebody else, or the key ring is another one.</exception>
    public byte[] Unwrap(Learner learner) => Protector(learner.Organisation, learner.Pseudonym).Unprotect(learner.WrappedKey);

    private IDataProtector Protector(string organisation, string pseudonym) =>
        protection.CreateProtector("ReturnToWork.Tool", "person-key", organisation, pseudonym);
}
