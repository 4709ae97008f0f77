using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Lti;

/// <summary>Random words that prove something: state, nonce, browser proof. 256 bits as 43 base64url characters, stored only as a hash.</summary>
internal static class Secret
{
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    public static bool Matches(string secret, string hash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(secret)), Encoding.ASCII.GetBytes(hash));
}
