using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnToWork.Tool;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>What the Tool's own pages say.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("pages.json")]
    [InlineData("mine.json")]
    [InlineData("picker.json")]
    public void Dutch_and_English_say_the_same_things(string file)
    {
        using var stream = typeof(ToolHost).Assembly.GetManifestResourceStream($"Texts/{file}")!;
        var texts = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
        texts.Keys.ShouldBe(["nl", "en"]);
        texts["en"].Keys.ShouldBe(texts["nl"].Keys, ignoreOrder: true);
        foreach (var (key, text) in texts["nl"])
        {
            text.ShouldNotBeNullOrWhiteSpace();
            Placeholders(texts["en"][key]).ShouldBe(Placeholders(text), ignoreOrder: true, customMessage: key);
        }
    }

    private static IEnumerable<string> Placeholders(string text) => Regex.Matches(text, "\\{[a-z]+\\}").Select(match => match.Value).Distinct(StringComparer.Ordinal);
}
