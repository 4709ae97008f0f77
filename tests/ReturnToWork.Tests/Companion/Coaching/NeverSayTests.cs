using System.Collections;
using System.Reflection;
using CsCheck;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.House;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>Method 2.4, "never generate": over every text there is, and over every page that any history can make of them.</summary>
public sealed class NeverSayTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void No_text_of_a_talk_page_says_any_of_it(string language)
    {
        var all = AllStrings(CoachingTexts.In(language)).ToList();
        all.Count.ShouldBeGreaterThan(150);
        foreach (var text in all) NeverSay.In(text).Select(never => never.Id).ShouldBeEmpty(text);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void No_words_of_the_pages_around_it_say_any_of_it(string language)
    {
        using var stream = typeof(NeverSay).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        var words = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        foreach (var (key, text) in words.Where(word => word.Key.Split('.')[0] is "talk" or "held" or "agreement" or "band" or "people" or "verb"))
            NeverSay.In(text).Select(never => never.Id).ShouldBeEmpty($"{key}: {text}");
    }

    [Fact]
    public void Nothing_that_any_history_makes_of_the_texts_says_any_of_it_or_leaves_a_gap() => AHistory.Some.Sample(history =>
    {
        var sheet = TalkSheet.Of(history.Input());
        foreach (var language in (string[])["nl", "en"])
        {
            var texts = CoachingTexts.In(language);
            foreach (var text in sheet.All.SelectMany(point => (string?[])[texts.SentenceOf(point), texts.WhyOf(point), texts.SharedIn(point), .. texts.FollowOf(point)]).OfType<string>()
                .Concat(sheet.SentenceIds.Except(sheet.All.Select(point => point.SaidAs(point.Sentence))).Select(id => texts.Say(id).ShouldNotBeNull(id))))
            {
                NeverSay.In(text).ShouldBeEmpty(text);
                text.ShouldNotContain('{');
                text.ShouldNotContain("‘’");
            }
        }
    }, iter: 3000);

    [Theory]
    [InlineData("Je bent onwillig.", "verdict")]
    [InlineData("Ben je wel gemotiveerd?", "verdict")]
    [InlineData("Je bent een slachtoffer.", "victim")]
    [InlineData("Je MOET bellen.", "must")]
    [InlineData("Ｍｏｅｔ je bellen?", "must")]
    [InlineData("Wat is je ziektebeeld?", "illness")]
    [InlineData("Wat is de diagnose?", "illness")]
    [InlineData("Welk medicijn slik je?", "illness")]
    [InlineData("Je bent op 40 % van je uren.", "percentage")]
    [InlineData("De helft, dus vijftig procent.", "percentage")]
    [InlineData("Er is een grote kans op terugval.", "prediction")]
    [InlineData("Je hebt niets gedaan.", "silence")]
    [InlineData("Dat gaat beter dan anderen.", "comparison")]
    [InlineData("You must call.", "must")]
    [InlineData("You are not motivated.", "verdict")]
    [InlineData("You did nothing.", "silence")]
    [InlineData("It goes better than others.", "comparison")]
    public void Each_thing_on_the_list_is_seen_and_has_words_about_what_to_do(string text, string id)
    {
        var never = NeverSay.In(text).ShouldHaveSingleItem();
        never.Id.ShouldBe(id);
        never.Advice("nl").ShouldNotBeNullOrWhiteSpace();
        never.Advice("en").ShouldNotBe(never.Advice("nl"));
    }

    [Theory]
    [InlineData("Wie wil je ontmoeten?")]
    [InlineData("Wat geeft jou moed?")]
    [InlineData("Welke stap past bij jou, op een schaal van 0 tot 10?")]
    [InlineData("A mustard seed is a small beginning.")]
    public void Ordinary_words_are_left_alone(string text) => NeverSay.In(text).ShouldBeEmpty();

    private static IEnumerable<string> AllStrings(object? value) => value switch
    {
        null => [],
        string text => [text],
        IDictionary dictionary => dictionary.Values.Cast<object>().SelectMany(AllStrings),
        IEnumerable list => list.Cast<object>().SelectMany(AllStrings),
        _ when value.GetType().IsPrimitive => [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).SelectMany(property => AllStrings(property.GetValue(value))),
    };
}
