using ReturnToWork.Courses.Kinds;
using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses;

/// <summary>
/// One theme as its folder says it: a number, a neutral name, and the same screens with the same ids in every language.
/// </summary>
public sealed class Theme
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IReadOnlyList<ThemePhrase>> toSpeak = new(StringComparer.Ordinal);

    internal Theme(string series, int number, string code, string version, bool isConcept, int minutes, IReadOnlyList<string> languages, ThemeContent content)
    {
        (Series, Number, Code, Version, IsConcept, Minutes, Languages) = (series, number, code, version, isConcept, minutes, languages);
        Content = content;
    }

    /// <summary>Empty for the themes of employees, <c>P</c> for what professionals learn.</summary>
    public string Series { get; }

    /// <summary>The number within its series.</summary>
    public int Number { get; }

    /// <summary>Series and number, as in <c>/themes/{n}</c>, in the activity id and on the page: 3, P1.</summary>
    public string Mark => FormattableString.Invariant($"{Series}{Number}");

    /// <summary>The folder's name after the number; shown to nobody.</summary>
    public string Code { get; }

    /// <summary>Content version. Ids survive a change of version, so answers do too.</summary>
    public string Version { get; }

    /// <summary>True until an organisation has approved the texts (shared/README 13).</summary>
    public bool IsConcept { get; }

    /// <summary>How long it takes, about, in minutes.</summary>
    public int Minutes { get; }

    /// <summary>The languages the theme is in; the first is the master.</summary>
    public IReadOnlyList<string> Languages { get; }

    internal ThemeContent Content { get; }

    /// <summary>The name people see; neutral, because a name in an LMS may be read by others.</summary>
    public string Name(string language) => In(language).Name.Text;

    /// <summary>What somebody does or makes here, in one sentence for who chooses a theme; neutral, because an LMS shows it to others.</summary>
    public string Goal(string language) => In(language).Goal.Text;

    /// <summary>The one sentence of the theme, for a coach who has nothing else to go by (rule R11).</summary>
    public string CoreSentence(string language) => In(language).CoreSentence.Text;

    /// <summary>An exercise that coach and employee can do together, step by step, without anything shared (rule R11).</summary>
    public IReadOnlyList<string> TogetherExercise(string language) => [.. In(language).TogetherExercise.Select(step => step.Text)];

    /// <summary>The determinants that the theme works on most, main one first (method 2.5): what a coach may ask about without anything shared.</summary>
    public IReadOnlyList<string> MainDeterminants => Content.MainDeterminants;

    /// <summary>
    /// What a share is called, by topic code, by code of a band and as <c>plan</c>, <c>day</c> (with <c>{dag}</c>), <c>ask</c> (with <c>{thema}</c>) and <c>looked-back</c>: the words of
    /// the employee's preview, so that a coach's page can say exactly what was promised there.
    /// </summary>
    public IReadOnlyDictionary<string, string> ShareWords(string language)
    {
        var texts = SharedIn(language);
        return new Dictionary<string, string>(
            [.. ShareMarkup.Topics.Select(topic => KeyValuePair.Create(topic, texts["delen." + topic])), .. Band.Codes.Select(code => KeyValuePair.Create(code, Band.InWords(texts, code)))], StringComparer.Ordinal)
        {
            ["plan"] = texts["gezien.plan"], ["day"] = texts["gezien.dag"], ["ask"] = texts["gezien.samen"], ["looked-back"] = texts["gezien.teruggekeken"],
        };
    }

    /// <summary>The ids of the screens in order; the same in every language.</summary>
    public IReadOnlyList<string> ScreenIds => [.. In(Languages[0]).Screens.Select(screen => screen.Id)];

    /// <summary>What a screen is called, in <paramref name="language"/>; the id itself when there is no such screen.</summary>
    public string ScreenTitle(string screenId, string language) =>
        In(language).Screens.FirstOrDefault(screen => screen.Id == screenId)?.Title.Text ?? screenId;

    /// <summary>The files that its pages load by themselves; a host serves them at <see cref="Media.MediaFile.Address"/>.</summary>
    public IEnumerable<Media.MediaFile> MediaFiles => Content.Media.Values.Where(file => file.Type is not null);

    /// <summary>What may be passed in it, such as P1 or P10.vragen; nothing in a theme of employees.</summary>
    public IReadOnlyList<string> Requirements => [.. In(Languages[0]).Screens.SelectMany(screen => screen.Parts).OfType<Situations>().Select(activity => activity.Passes).Distinct(StringComparer.Ordinal)];

    /// <summary>The activities in which somebody may say something instead of writing it.</summary>
    public IEnumerable<string> MemoActivities => In(Languages[0]).Screens.SelectMany(screen => screen.Parts).OfType<WriteOrSpeak>().Select(activity => activity.Id);

    /// <summary>File names of the scripts beside the player that its kinds of activity need; an open page has nobody to pair with.</summary>
    public IEnumerable<string> ScriptsFor(WhoSees who) => In(Languages[0]).Screens.SelectMany(screen => screen.Parts).OfType<Activity>()
        .Select(activity => activity.Script).OfType<string>().Where(script => script != "pair.js" || who.Host != HostKind.Open).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The ids of its workbook sheets in order; the same in every language.</summary>
    public IReadOnlyList<string> SheetIds => [.. In(Languages[0]).Sheets.Select(sheet => sheet.Id)];

    /// <summary>What a sheet is called; the id itself when there is no such sheet.</summary>
    public string SheetTitle(string sheetId, string language) => In(language).Sheets.FirstOrDefault(sheet => sheet.Id == sheetId)?.Title.Text ?? sheetId;

    /// <summary>
    /// Every string of the theme in reading order, each under an id that stays: <c>naam</c>, <c>scherm.{screen}.titel</c>, <c>scherm.{screen}.tekst-1</c>,
    /// <c>activiteit.{id}.vraag</c>, <c>activiteit.{id}.optie.{option}</c> and so on.
    /// </summary>
    public IReadOnlyList<ThemePhrase> Phrases(string language) => In(language).Phrases;

    /// <summary>Which determinants (W1…W4, K1…K5) a screen works on.</summary>
    public IReadOnlyList<string> Determinants(string screenId) => Content.Determinants.GetValueOrDefault(screenId, []);

    /// <summary>The language asked for when the theme has it, else the master.</summary>
    public string Closest(string? language) => language is not null && Content.Texts.ContainsKey(language) ? language : Languages[0];

    internal ThemeText In(string language) => Content.Texts[Closest(language)];

    internal SharedTexts SharedIn(string language) => Content.Shared[Closest(language)];

    internal WordList WordsIn(string language) => Content.Words.GetValueOrDefault(Closest(language), WordList.Empty);

    /// <summary>Under which name a phrase is recorded and replaced: this theme's mark, or <c>shared</c> for what every theme says.</summary>
    public string HomeOf(string phraseId) => phraseId.StartsWith("vast.", StringComparison.Ordinal) || phraseId.StartsWith("woord.", StringComparison.Ordinal) ? OwnTexts.Shared : Mark;

    /// <summary>Every string that somebody has to speak for this theme to be heard on every screen, with the fixed texts, in the order of the screens.</summary>
    public IReadOnlyList<ThemePhrase> ToSpeak(string language) => toSpeak.GetOrAdd(Closest(language), closest => Courses.Voices.SpokenPhrases.Of(this, closest));

    /// <summary>A text with its short names as a voice has to say them (TTS-05).</summary>
    public string AsSaid(string text, string language) => Checking.LanguageCheck.Word().Replace(text, word => WordsIn(language).SayAs.GetValueOrDefault(word.Value, word.Value));

    /// <summary>The folder's name in the folder of themes.</summary>
    public string Folder => FormattableString.Invariant($"{Series.ToLowerInvariant()}{Number}-{Code}");

    /// <summary>The recordings that came with the theme, by (number or <c>shared</c>, language, id of the phrase), also those of a text that has changed since.</summary>
    public IReadOnlyDictionary<(string Theme, string Language, string Id), Voices.VoiceFile> Voices => Content.Voices;

    /// <summary>The same as a page plays them.</summary>
    /// <param name="address">Start of every address on this host.</param>
    public Voices.PageVoices VoicesAt(string address) => new(address, Content.Voices.ToDictionary(one => one.Key, one => one.Value.Voice));
}

/// <summary>What a theme holds, for this room only.</summary>
/// <param name="Determinants">By screen id.</param>
internal sealed record ThemeContent(
    IReadOnlyDictionary<string, ThemeText> Texts, IReadOnlyDictionary<string, SharedTexts> Shared, IReadOnlyDictionary<string, WordList> Words,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Determinants, IReadOnlyList<string> MainDeterminants, Pictures Pictures,
    IReadOnlyDictionary<(string Theme, string Language, string Id), Voices.VoiceFile> Voices)
{
    /// <summary>Films, posters and captions, by source.</summary>
    public IReadOnlyDictionary<string, Media.MediaFile> Media { get; init; } = new Dictionary<string, Media.MediaFile>(StringComparer.Ordinal);

    /// <summary>Where <c>theme.yaml</c> names a screen's determinants, by screen id.</summary>
    public IReadOnlyDictionary<string, int> DeterminantLines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public int LineOfDeterminants { get; init; }

    public int LineOfMain { get; init; }
}

/// <summary>A theme in one language.</summary>
internal sealed record ThemeText(
    string Language, string File, Phrase Name, Phrase Goal, Phrase CoreSentence, IReadOnlyList<Phrase> TogetherExercise, IReadOnlyList<Screen> Screens, IReadOnlyList<ThemePhrase> Phrases)
{
    /// <summary>The fixed texts in the same language.</summary>
    public required SharedTexts Shared { get; init; }

    /// <summary>The workbook sheets, after the last screen.</summary>
    public IReadOnlyList<Sheets.Sheet> Sheets { get; init; } = [];
}

/// <summary>One message and one action; seen alone with script, under each other without.</summary>
internal sealed record Screen(string Id, Phrase Title, string File, int Line, IReadOnlyList<ScreenPart> Parts)
{
    /// <summary>The kind of its first activity, or <c>tekst</c>.</summary>
    public string Kind => Parts.OfType<Activity>().FirstOrDefault()?.Kind ?? "tekst";
}

internal abstract record ScreenPart(int Line);

/// <summary>A paragraph; every line of the source is a line for the reader.</summary>
internal sealed record TextPart(int Line, IReadOnlyList<TextLine> Lines) : ScreenPart(Line);

/// <summary>One line, with what stands in bold.</summary>
internal sealed record TextLine(Phrase Phrase, IReadOnlyList<TextRun> Runs);

internal readonly record struct TextRun(string Text, bool Strong);

/// <summary>A picture with its text alternative and a caption that everybody reads.</summary>
internal sealed record PicturePart(int Line, string Source, Phrase Alt, Phrase Caption) : ScreenPart(Line);
