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
        File.WriteAllText(file, JsonSerializer.Serialize(secrets));
        return secrets;
    }

    private static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
