using System.Globalization;

namespace ReturnToWork.Authoring.Commands;

/// <summary>What was typed.</summary>
/// <param name="Words">What came after the command, without options.</param>
/// <param name="Language">In which the answer is: <c>nl</c> or <c>en</c>.</param>
/// <param name="ForBuild">As a compiler says it, one line each, without figures.</param>
/// <param name="Port">0 for any free one.</param>
/// <param name="HouseStyle">A file of design tokens to preview with.</param>
internal sealed record Arguments(string? Command, IReadOnlyList<string> Words, string Language, bool ForBuild, int Port, string? HouseStyle)
{
    public string? Folder => Words.Count > 0 ? Words[0] : null;

    public static Arguments Read(string[] arguments, string? terminalLanguage)
    {
        var words = new List<string>();
        var language = terminalLanguage?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "nl";
        var (forBuild, port, style) = (false, 0, (string?)null);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--build": forBuild = true; break;
                case "--taal" or "--language" when i + 1 < arguments.Length: language = arguments[++i] == "en" ? "en" : "nl"; break;
                case "--port" when i + 1 < arguments.Length: port = int.TryParse(arguments[++i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535 ? number : 0; break;
                case "--style" when i + 1 < arguments.Length: style = arguments[++i]; break;
                default: words.Add(arguments[i]); break;
            }
        }

        return new Arguments(words.FirstOrDefault(), [.. words.Skip(1)], language, forBuild, port, style);
    }
}
