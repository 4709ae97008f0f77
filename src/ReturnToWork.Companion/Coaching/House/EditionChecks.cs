using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReturnToWork.Companion.Coaching.House;

/// <summary>Why a text cannot be an organisation's sentence.</summary>
/// <param name="Language">Of the text that is refused.</param>
/// <param name="Reason">Key of the sentence that says what to do.</param>
/// <param name="Never">What it says of the list of things never said; null for another reason.</param>
internal sealed record EditionRefusal(string Language, string Reason, NeverSay? Never = null);

/// <summary>What an organisation's own words must be like. They are text and stay text; placeholders are filled by code, from our own lists.</summary>
internal static partial class EditionChecks
{
    /// <summary>Most characters of a sentence: it is read in one breath.</summary>
    public const int Longest = 200;

    /// <summary>The text as it is kept: composed, spaces and line ends of any kind as one space.</summary>
    public static string Clean(string? typed)
    {
        var text = typed ?? "";
        // Half a character cannot be normalised; what it is refused for is said by Wrong.
        return Spaces().Replace(IsWhole(text) ? text.Normalize(NormalizationForm.FormC) : text, " ").Trim();
    }

    /// <summary>The placeholders that a sentence has in our own words; an own text may use these and no others.</summary>
    public static IReadOnlyList<string> PlaceholdersOf(string sentence) => [.. Placeholders().Matches(CoachingTexts.In("nl").Sentences[sentence]).Select(match => match.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>All that is wrong with an own text; empty where it can be kept.</summary>
    /// <param name="sentence">Id of the sentence that it replaces.</param>
    /// <param name="language">Of the text.</param>
    /// <param name="text">Cleaned by <see cref="Clean"/>.</param>
    public static IReadOnlyList<EditionRefusal> Wrong(string sentence, string language, string text)
    {
        if (text.Length == 0) return [new(language, "house.wrong.empty")];
        if (text.Length > Longest) return [new(language, "house.wrong.long")];
        if (!IsWhole(text) || text.EnumerateRunes().Any(IsUnseen)) return [new(language, "house.wrong.unseen")];
        var rest = PlaceholdersOf(sentence).Aggregate(text, (left, allowed) => left.Replace(allowed, "", StringComparison.Ordinal));
        if (rest.AsSpan().ContainsAny('{', '}')) return [new(language, "house.wrong.placeholder")];
        return [.. NeverSay.In(text).Select(never => new EditionRefusal(language, "house.wrong.never", never))];
    }

    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    // What cannot be seen can turn a sentence round or hide a word in it.
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholders();
}
