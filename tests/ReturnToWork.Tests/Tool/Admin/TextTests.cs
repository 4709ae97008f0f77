using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnToWork.Tool;
using ReturnToWork.Tool.Admin.Acts;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

public sealed class TextTests
{
    [Fact]
    public void Dutch_and_English_have_the_same_texts_and_placeholders()
    {
        var (dutch, english) = (Read("nl"), Read("en"));
        english.Keys.ShouldBe(dutch.Keys, ignoreOrder: true);
        foreach (var (key, text) in dutch)
        {
            text.ShouldNotBeNullOrWhiteSpace();
            Placeholders(english[key]).ShouldBe(Placeholders(text), ignoreOrder: true, customMessage: key);
        }
    }

    [Fact]
    public void Every_kind_of_act_has_its_sentence() => Act.All.Select(kind => $"act.{kind}").ShouldBe(Read("nl").Keys.Where(key => key.StartsWith("act.", StringComparison.Ordinal)), ignoreOrder: true);

    private static IEnumerable<string> Placeholders(string text) => Regex.Matches(text, "\\{[a-z]+\\}").Select(match => match.Value).Distinct();

    private static Dictionary<string, string> Read(string language)
    {
        using var stream = typeof(ToolHost).Assembly.GetManifestResourceStream($"Texts/admin.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
