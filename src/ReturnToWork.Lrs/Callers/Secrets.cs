using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Lrs;

/// <summary>
/// Keys and secrets of Basic credentials. A secret has 256 random bits, so nobody guesses it, and a fast keyed hash keeps it as well as a slow one would
/// (xapi.md section 6, 3: a password hash on every request cost a peer five times its speed). Without the installation's key a stolen hash cannot even be tested.
/// </summary>
internal sealed class Secrets(InstallationKey installation)
{
    private readonly byte[] _key = installation.For("lrs/credentials");

    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public byte[] Hash(string secret) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(secret));
}
