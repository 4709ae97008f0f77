using System.Text.Json;
using ReturnToWork.Xapi;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>The payloads in <c>samples/statements</c>, which the JavaScript tests read too.</summary>
internal static class Samples
{
    public static readonly string Folder = Path.Combine(Root(), "samples", "statements");

    public static readonly Guid Share = Guid.Parse("0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b");

    /// <summary>Whom, in which registration and in which theme all samples speak.</summary>
    public static readonly Scene Scene = new(
        "https://returntowork.example", "https://returntowork.example/people/groenrijk", "q7m2c4x9k1zt", Guid.Parse("6f1d1c9e-7f0b-4a53-9a55-0d3a4f5b6c70"), "3");

    public static TheoryData<string> Told => [.. Names(Folder)];

    public static TheoryData<string> Refused => [.. Names(Path.Combine(Folder, "refused"))];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".json"));

    public static (string Code, byte[] Statement) ReadRefused(string name)
    {
        using var document = JsonDocument.Parse(Read(Path.Combine("refused", name)));
        return (document.RootElement.GetProperty("code").GetString()!, System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetProperty("statement").GetRawText()));
    }

    public static TellerRights Rights(string teller) =>
        new(teller, Scene.HomePage, Scene.Name, Scene.Registration, teller == "companion" ? Scene.RequirementIdOf(Scene.ActivityBase, "p1-workshop") : Scene.ThemeId);

    private static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReturnToWork.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
