using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SampleLms;

/// <summary>Names that nobody can guess.</summary>
internal static class Chance
{
    /// <summary>128 random bits, safe in an address.</summary>
    public static string Name() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>What is kept of a secret that was handed out.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
