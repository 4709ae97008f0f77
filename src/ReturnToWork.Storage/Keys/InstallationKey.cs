using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Storage.Keys;

/// <summary>
/// Keys for keyed hashes, derived from the master key: the same in every instance that shares it, and not in the database, so that a stolen database alone
/// can neither test a guess nor make a mark. Another master key gives other keys: what was hashed with the old ones is not recognised any more.
/// </summary>
public sealed class InstallationKey
{
    private readonly MasterKey _master;

    internal InstallationKey(MasterKey master) => _master = master;

    /// <summary>32 bytes that belong to this purpose and to no other (HKDF-SHA256, RFC 5869).</summary>
    /// <param name="purpose">A name that never changes.</param>
    /// <exception cref="WrongMasterKeyException">The key file does not hold a key.</exception>
    public byte[] For(string purpose) => _master.Derive(Encoding.UTF8.GetBytes(purpose));
}
