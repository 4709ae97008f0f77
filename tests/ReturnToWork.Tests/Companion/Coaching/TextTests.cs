using System.Collections;
using System.Reflection;
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
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Nothing_that_a_talk_page_can_say_is_on_the_never_list(string language)
    {
        foreach (var text in AllStrings(CoachingTexts.In(language)))
        {
            (language == "nl" ? NeverNl() : NeverEn()).IsMatch(text).ShouldBeFalse(text);
        }
    }

    [Fact]
    public void An_affirmation_stands_only_with_the_evidence_that_it_requires()
    {
        var facts = new[] { AFact.Finished(), AFact.Plan(), AFact.Topics(0, [.. OwnTopic.Determinants.Keys]), AFact.Ask() };
        for (var kept = 0; kept < 1 << facts.Length; kept++)
        {
            var chosen = facts.Where((_, index) => (kept & (1 << index)) != 0).ToArray();
            foreach (var point in AFact.Sheet(chosen).All.Where(point => point.Kind == PointKind.Affirm))
            {
                var affirm = CoachingTexts.In("nl").Determinants[point.Determinant!].Affirm!;
                affirm.Requires.ShouldNotBeNull();
                point.Evidence.Select(evidence => evidence.Verb).ShouldContain(affirm.Requires);
            }
        }
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void What_is_offered_without_evidence_needs_none(string language)
    {
        // The page of a quiet week offers this one as "when you hear or see this, say".
        CoachingTexts.In(language).Determinants["K1"].Affirm!.Requires.ShouldBeNull();
    }

    [Fact]
    public void Every_topic_of_the_vocabulary_has_a_question_and_a_name_in_both_languages()
    {
        var topics = Vocabulary.Current.Verb("shared").Extensions["topics"].Values!;
        OwnTopic.Determinants.Keys.ShouldBe(topics, ignoreOrder: true);
        foreach (var language in new[] { "nl", "en" })
        {
            CoachingTexts.In(language).Shared.Keys.ShouldBe([.. topics, "plan", "day", "ask"], ignoreOrder: true);
            CoachingTexts.In(language).Determinants.Keys.ShouldBe(["W1", "W2", "W3", "W4", "K1", "K2", "K3", "K4", "K5"]);
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

    private static IEnumerable<string> AllStrings(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary dictionary => dictionary.Values.Cast<object>().SelectMany(AllStrings),
        IEnumerable list => list.Cast<object>().SelectMany(AllStrings),
        _ when value.GetType().IsPrimitive => [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).SelectMany(property => AllStrings(property.GetValue(value))),
    };

    [GeneratedRegex(@"onwil|gemotiveerd|slachtoffer|\bmoet|ziektebeeld|diagnose|medicijn|%|procent|grote kans|niets gedaan|beter dan anderen|afgehaakt|te weinig", RegexOptions.IgnoreCase)]
    private static partial Regex NeverNl();

    [GeneratedRegex(@"unwilling|motivated|victim|\bmust\b|diagnos|medicin|medication|%|percent|likely to|did nothing|done nothing|better than others|dropped out|not enough", RegexOptions.IgnoreCase)]
    private static partial Regex NeverEn();
}
