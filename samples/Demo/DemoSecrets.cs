using System.Security.Cryptography;
using System.Text.Json;

namespace ReturnToWork.Demo;

/// <summary>The secrets that the hosts of one demo share. Made at the first start, kept beside the data, never in git.</summary>
internal sealed record DemoSecrets(string Pairing, string GroenrijkStore, string DekadeStore)
{
    public static DemoSecrets In(string directory)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "demo-secrets.json");
        if (File.Exists(file)) return JsonSerializer.Deserialize<DemoSecrets>(File.ReadAllText(file))!;
        var secrets = new DemoSecrets(New(), New(), New());
        // Written beside and moved, so that a stop in the middle leaves no half file that every later start stumbles over.
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(secrets));
        File.Move(file + ".new", file, overwrite: true);
        return secrets;
    }

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
