using System.Text.RegularExpressions;

namespace ReturnToWork.Tool.Admin.Style;

/// <summary>What an organisation says about help, as an administrator wrote it.</summary>
/// <param name="Wrong">A key of the texts for the first thing to mend; null when it may be kept.</param>
internal sealed partial record HelpTerms(string? Phone, string? Dutch, string? English, bool ConceptHidden, string? Wrong)
{
    public const int LongestPhone = 40;
    public const int LongestText = 200;

    public static HelpTerms Read(string? phone, string? dutch, string? english, bool concept)
    {
        var (number, nl, en) = (Clean(phone), Clean(dutch), Clean(english));
        var wrong = number is not null && !Number().IsMatch(number) ? "style.phone.wrong"
            : (nl ?? "").Length > LongestText || (en ?? "").Length > LongestText ? "style.help.long"
            : nl is null != en is null ? "style.help.both" : null;
        return new(number, nl, en, concept, wrong);
    }

    /// <summary>One line: a page shows it as one paragraph.</summary>
    private static string? Clean(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(sign => !char.IsControl(sign))))) is { Length: > 0 } clean ? clean : null;

    [GeneratedRegex(@"^(?=.{3,40}$)\+?[0-9][0-9 ()-]*[0-9]$", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Number();
}
