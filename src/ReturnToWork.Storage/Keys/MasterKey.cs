using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace ReturnToWork.Storage.Keys;

/// <summary>The one secret that is not in the database: it seals the key ring and gives the keys of keyed hashes, so that a stolen database alone opens nothing (reliability.md S-01).</summary>
internal sealed class MasterKey(KeysOptions keys, DataOptions data, string host)
{
    private const int Nonce = 12;
    private const int Tag = 16;
    private readonly Lazy<byte[]> _key = new(() => Find(keys, data, host));

    public string Seal(ReadOnlySpan<byte> clear)
    {
        var output = new byte[Nonce + Tag + clear.Length];
        RandomNumberGenerator.Fill(output.AsSpan(0, Nonce));
        using var aes = new AesGcm(_key.Value, Tag);
        aes.Encrypt(output.AsSpan(0, Nonce), clear, output.AsSpan(Nonce + Tag), output.AsSpan(Nonce, Tag));
        return Convert.ToBase64String(output);
    }

    /// <exception cref="WrongMasterKeyException">Sealed with another master key.</exception>
    public byte[] Open(string @sealed)
    {
        var input = Convert.FromBase64String(@sealed);
        var clear = new byte[input.Length - Nonce - Tag];
        using var aes = new AesGcm(_key.Value, Tag);
        try
        {
            aes.Decrypt(input.AsSpan(0, Nonce), input.AsSpan(Nonce + Tag), input.AsSpan(Nonce, Tag), clear);
            return clear;
        }
        catch (AuthenticationTagMismatchException mismatch)
        {
            throw new WrongMasterKeyException("The key ring in the database was sealed with another master key. Put back the key file (or Keys:MasterKey) that belongs to this database.", mismatch);
        }
    }

    public byte[] Derive(byte[] purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.Value, 32, salt: null, info: purpose);

    internal static bool TryRead(string text, [NotNullWhen(true)] out byte[]? key)
    {
        var bytes = new byte[48];
        key = Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == 32 ? bytes[..32] : null;
        return key is not null;
    }

    private static byte[] Find(KeysOptions options, DataOptions data, string host)
    {
        if (options.MasterKey is { } given && TryRead(given, out var fromSetting)) return fromSetting;
        var file = Path.GetFullPath(options.MasterKeyFile ?? Path.Combine(data.Directory, host, "master.key"));
        if (!File.Exists(file)) Make(file);
        return TryRead(File.ReadAllText(file), out var fromFile) ? fromFile : throw new WrongMasterKeyException($"The file {file} does not hold 32 bytes in base64.");
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var draft = $"{file}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            // Whole or not at all, and the first of two instances wins.
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
