using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReturnToWork.Companion.Records;

/// <summary>Call names ("roepnaam"): at most 20 characters, encrypted with a purpose per organisation, kept in the Companion only.</summary>
internal sealed class CallNames(IDataProtectionProvider protection)
{
    public const int Longest = 20;

    /// <summary>The name as it will be kept, or null where it is empty, too long or not a name (control characters).</summary>
    public static string? Clean(string? typed)
    {
        var name = typed?.Trim() ?? "";
        if (name.Length == 0 || new StringInfo(name).LengthInTextElements > Longest || name.Length > Longest * 4) return null;
        return name.Any(character => char.IsControl(character)) ? null : name;
    }

    public string Seal(string organisation, string name) => Protector(organisation).Protect(name);

    /// <exception cref="CryptographicException">The value belongs to another organisation, or was changed.</exception>
    public string Open(string organisation, string sealedName) => Protector(organisation).Unprotect(sealedName);

    private IDataProtector Protector(string organisation) => protection.CreateProtector("ReturnToWork.Companion.CallName", organisation);
}
