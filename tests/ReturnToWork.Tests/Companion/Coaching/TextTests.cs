using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.Rules;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

public sealed partial class TextTests
{
    [Fact]
    public void Method_2_4_has_42_talking_points()
    {
        foreach (var language in (string[])["nl", "en"])
        {
            var ids = CoachingTexts.In(language).Sentences.Keys.Where(id => TalkingPointId().IsMatch(id)).ToList();
            ids.Count.ShouldBe(42);
            ids.CountBy(id => id[3]).ToDictionary().ShouldBe(new Dictionary<char, int> { ['O'] = 9, ['B'] = 8, ['D'] = 15, ['L'] = 9, ['Z'] = 1 }, ignoreOrder: true);
        }
    }

    [Fact]
    public void Every_affirmation_says_what_it_requires_and_only_they_do()
    {
        Catalogue.Current.Requires.Keys.ShouldBe(CoachingTexts.In("nl").Sentences.Keys.Where(id => id.EndsWith(".B", StringComparison.Ordinal)), ignoreOrder: true);
        var verbs = Catalogue.Current.Requires.Values.SelectMany(list => list).Distinct().ToList();
        verbs.ShouldAllBe(verb => Vocabulary.Current.Verb(verb) != null);
        Catalogue.Current.Requires.Where(one => one.Value.Count == 0).Select(one => one.Key).ShouldBe(["W1.B", "W2.B", "K1.B", "K4.B", "K5.B"], ignoreOrder: true);
    }

    [Fact]
    public void Every_topic_of_the_vocabulary_has_a_question_and_a_name_in_both_languages()
    {
        var topics = Vocabulary.Current.Verb("shared").Extensions["topics"].Values!;
        var bands = Vocabulary.Current.Verb("shared").Extensions["bands"].Values!;
        OwnTopic.Determinants.Keys.ShouldBe(topics, ignoreOrder: true);
        foreach (var language in new[] { "nl", "en" })
        {
            CoachingTexts.In(language).Shared.Keys.ShouldBe([.. topics, .. bands, "plan", "day", "ask", "looked-back"], ignoreOrder: true);
            CoachingTexts.In(language).Names.Keys.ShouldBe(["W1", "W2", "W3", "W4", "K1", "K2", "K3", "K4", "K5"]);
        }
    }

    [Theory]
    [InlineData("words")]
    [InlineData("coaching")]
    public void Dutch_and_English_have_the_same_texts_and_placeholders(string kind)
    {
        var (dutch, english) = (Flat(kind, "nl"), Flat(kind, "en"));
        english.Keys.ShouldBe(dutch.Keys, ignoreOrder: true);
        foreach (var (key, text) in dutch)
        {
            text.ShouldNotBeNullOrWhiteSpace();
            Placeholders(english[key]).ShouldBe(Placeholders(text), ignoreOrder: true, customMessage: key);
        }
    }

    private static IEnumerable<string> Placeholders(string text) => Regex.Matches(text, "\\{[a-z]+\\}").Select(match => match.Value).Distinct();

    private static Dictionary<string, string> Flat(string kind, string language)
    {
        using var stream = typeof(CompanionHost).Assembly.GetManifestResourceStream($"{kind}.{language}.json")!;
        using var json = JsonDocument.Parse(stream);
        var flat = new Dictionary<string, string>();
        Walk("", json.RootElement);
        return flat;

        void Walk(string path, JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object) foreach (var property in element.EnumerateObject()) Walk($"{path}/{property.Name}", property.Value);
            else if (element.ValueKind == JsonValueKind.Array) foreach (var (index, item) in element.EnumerateArray().Index()) Walk($"{path}/{index}", item);
            else if (element.ValueKind == JsonValueKind.String) flat[path] = element.GetString()!;
        }
    }

    [GeneratedRegex(@"^[WK]\d\.(O|B|D\d|L|Z)$")]
    private static partial Regex TalkingPointId();
}
