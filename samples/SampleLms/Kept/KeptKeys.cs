using System.Security.Cryptography;

namespace SampleLms;

/// <summary>Keys made at the first start and kept in the data directory: after a restart a published key is still the same.</summary>
internal static class KeptKeys
{
    public static DirectoryInfo Folder(SampleLmsOptions options) =>
        Directory.CreateDirectory(Path.Combine(Path.GetFullPath(options.DataDirectory), "keys"));

    /// <summary>An RSA key of 2048 bits, as PEM.</summary>
    public static RSA Rsa(SampleLmsOptions options, string name)
    {
        var rsa = RSA.Create(2048);
        rsa.ImportFromPem(Keep(options, $"{name}.pem", () => rsa.ExportPkcs8PrivateKeyPem()));
        return rsa;
    }

    /// <summary>32 random bytes.</summary>
    public static byte[] Bytes(SampleLmsOptions options, string name) =>
        Convert.FromHexString(Keep(options, $"{name}.hex", () => Convert.ToHexString(RandomNumberGenerator.GetBytes(32))));

    private static string Keep(SampleLmsOptions options, string file, Func<string> make)
    {
        var path = Path.Combine(Folder(options).FullName, file);
        if (!File.Exists(path))
        {
            // Written beside and moved, so that a stop in the middle leaves no half key behind.
            var draft = path + ".new";
            File.WriteAllText(draft, make());
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Move(draft, path, overwrite: true);
        }

        return File.ReadAllText(path);
    }
}
