using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Xapi;

/// <summary>
/// The code that joins a learner to a coach travels only as a keyed hash: Companion and Tool share the secret, the record store does not.
/// It stands in this room because it is the value of the <c>pairing</c> extension, which both hosts write and read.
/// </summary>
public static class PairingCode
{
    /// <summary>Lower-case hexadecimal HMAC-SHA256, 64 digits, of one code in one organisation.</summary>
    /// <param name="secret">The setting <c>Pairing:Secret</c>, at least 32 characters.</param>
    /// <param name="code">The six digits; blanks and hyphens that a person typed between them do not count.</param>
    public static string KeyedHash(string secret, string organisation, string code) => Hash(secret, $"code\n{organisation}\n{Digits(code)}");

    /// <summary>The bearer with which the Companion tells the Tool about codes.</summary>
    public static string DoorToken(string secret) => Hash(secret, "door");

    private static string Digits(string code) => string.Concat(code.Where(c => !char.IsWhiteSpace(c) && c != '-'));

    private static string Hash(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
}
