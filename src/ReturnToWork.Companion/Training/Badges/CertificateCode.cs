using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>
/// The code on a certificate: 140 random bits as 28 signs without look-alikes (Crockford's base 32). Nobody guesses one, so its plain hash in the database gives nothing away, and no secret has to live as
/// long as a piece of paper.
/// </summary>
internal static class CertificateCode
{
    public const int Length = 28;

    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As it is printed: in groups, <c>7QK2-M…</c>.</summary>
    public static string Shown(string code) => string.Join('-', code.Chunk(4).Select(group => new string(group)));

    /// <summary>Lower-case hexadecimal SHA-256 of what somebody typed, read forgivingly: small letters, blanks and hyphens, O for 0, I and L for 1. Whatever was typed has a hash, so all answers take as long.</summary>
    public static string Hash(string typed)
    {
        var code = string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(Length + 1).Select(sign => sign switch { 'O' => '0', 'I' or 'L' => '1', _ => sign }));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"certificate\n{code}")));
    }
}
