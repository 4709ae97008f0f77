using ReturnToWork.Courses.Reading;
using ReturnToWork.Xapi;

namespace ReturnToWork.Courses.Kinds;

/// <summary>
/// What a confidential coach may be told of an answer in blocks: low, middle or high, by <see cref="OfStep"/> and nowhere else. Only a sentence in the very words of
/// the method has a band, so that a coach never hears of another sentence than the one meant; one that asks the opposite has other words and stays private. Nothing is summed or averaged.
/// </summary>
internal static class Band
{
    /// <summary>"Helemaal niet" is the one answer that asks for a talk; "best wel" and "helemaal" are both a yes, and how loud it is nobody has to know.</summary>
    private static readonly Dictionary<string, string> OfStep = new(StringComparer.Ordinal) { ["1"] = "low", ["2"] = "middle", ["3"] = "high", ["4"] = "high" };

    /// <summary>All codes of a statement, such as <c>w1-low</c>.</summary>
    public static IReadOnlyList<string> Codes => Vocabulary.Current.Verb("shared").Extensions["bands"].Values!;

    /// <summary>The code that a step of this sentence has; null for "weet ik niet", "liever niet", and for a sentence that is never shared.</summary>
    public static string? CodeOf(SharedTexts texts, string determinant, string sentence, string step) =>
        IsShared(texts, determinant, sentence) && OfStep.TryGetValue(step, out var band) ? $"{Small(determinant)}-{band}" : null;

    /// <summary>Whether the sentence is the method's for this determinant.</summary>
    public static bool IsShared(SharedTexts texts, string determinant, string sentence) =>
        ThemeFolder.Determinant().IsMatch(determinant) && sentence.TrimEnd('.') == texts["blokken." + Small(determinant)];

    /// <summary>"Werken is goed voor mij: een beetje", as the preview and the coach's page say it.</summary>
    public static string InWords(SharedTexts texts, string code) => code.Split('-') is [var determinant, var band] ? $"{texts["gezien." + determinant]}: {texts["gezien." + band]}" : code;

    /// <summary>What may be shared of a theme's answers, by code, in words; nothing for a theme without such a sentence.</summary>
    public static IReadOnlyDictionary<string, string> SharedIn(ThemeText text)
    {
        var determinants = text.Screens.SelectMany(screen => screen.Parts).OfType<Blocks>()
            .SelectMany(blocks => blocks.Things.Where(thing => IsShared(text.Shared, blocks.Determinants[thing.Id], thing.Text.Text)).Select(thing => Small(blocks.Determinants[thing.Id]))).ToHashSet(StringComparer.Ordinal);
        return Codes.Where(code => determinants.Contains(code.Split('-')[0])).ToDictionary(code => code, code => InWords(text.Shared, code), StringComparer.Ordinal);
    }

    // The codes of a statement have small letters only.
    private static string Small(string determinant) => determinant.ToLowerInvariant();
}
