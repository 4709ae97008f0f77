using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>Recordings of a theme's texts: found by id, valid for exactly the text that was spoken, and told to the player on the element that is read.</summary>
public sealed class VoicesTests : IDisposable
{
    private const string Id = "scherm.begin.tekst-1";
    private static readonly WhoSees InLms = new(HostKind.Lti, Kept: false, Coach: null, LmsGetsCompletion: false);
    private readonly SampleThemes themes = new();

    [Fact]
    public void A_recording_of_the_text_is_told_to_the_player_and_one_of_another_text_is_not()
    {
        Record(SampleThemes.Folder, Id, "Je begint klein.", ".wav", Sounds.Wav());
        Record(SampleThemes.Folder, "scherm.begin.titel", "Een ander begin", ".wav", Sounds.Wav(0.3));
        Record("shared", "woord.leidinggevende.uitleg", "Je leidinggevende is je baas op het werk. Die verdeelt het werk in je team.", ".wav", Sounds.Wav(0.4), placeholder: true);

        var library = themes.Load();
        library.Problems.ShouldBeEmpty();
        var page = PageOf(library.Themes[7]);
        page.ShouldContain($"""<p data-say="{Id}" data-audio="{TextHash.OfAudio(Sounds.Wav())}">Je begint <strong>klein</strong>.</p>""");
        page.ShouldContain($"""<p data-say="woord.leidinggevende.uitleg" data-audio="{TextHash.OfAudio(Sounds.Wav(0.4))}" data-trial>""");
        page.ShouldContain("<main data-voices=\"/recordings/\" class=\"theme\" id=\"nl-main\"");
        page.Split(" data-audio=").Length.ShouldBe(3);
        library.Themes[7].Voices[("7", "nl", Id)].Type.ShouldBe("audio/wav");
    }

    [Fact]
    public void Without_recordings_a_page_says_nothing_of_them() => ThemePage.Write(Parts(themes.Load().Themes[7], voices: null)).ShouldNotContain("data-voices");

    [Fact]
    public void The_report_names_every_string_that_is_read_on_any_page_and_how_far_it_is()
    {
        Record(SampleThemes.Folder, Id, "Je begint klein.", ".wav", Sounds.Wav());
        Record(SampleThemes.Folder, "scherm.begin.titel", "Een ander begin", ".wav", Sounds.Wav());
        Record(SampleThemes.Folder, "activiteit.stap.optie.bellen", "Ik bel.", ".wav", Sounds.Wav(), placeholder: true);
        var theme = themes.Load().Themes[7];

        var report = VoiceReport.Of(theme, "nl", theme.VoicesAt("/recordings/"));
        report.Lines.Where(line => line.State != VoiceState.Missing).Select(line => (line.Phrase.Id, line.State, line.Phrase.Screen)).ShouldBe(
            [("scherm.begin.titel", VoiceState.Changed, "begin"), (Id, VoiceState.Recorded, "begin"), ("activiteit.stap.optie.bellen", VoiceState.Placeholder, "kies")], ignoreOrder: true);
        report.IsReady.ShouldBeFalse();
        report.Placeholders.ShouldBe(1);
        report.Missing.ShouldBe(report.Lines.Count - 2);
        var ids = report.Lines.Select(line => line.Phrase.Id).ToList();
        ids.ShouldBeUnique();
        ids.ShouldContain("activiteit.stap.optie.bellen.kleiner");
        ids.ShouldContain("woord.leidinggevende");
        ids.ShouldContain("woord.leidinggevende.uitleg");
        ids.ShouldNotContain("scherm.begin.beeld-1.alt");
        ids.ShouldNotContain("vast.pagina.geinspireerd");
        report.Lines.Single(line => line.Phrase.Id == "woord.leidinggevende").Home.ShouldBe("shared");
    }

    [Fact]
    public void The_fixed_sentences_of_every_state_of_a_page_are_among_the_strings_to_speak()
    {
        var theme = ThemeLibrary.Load(SampleThemes.Published).Themes[3];
        foreach (var language in theme.Languages)
        {
            var ids = VoiceReport.Of(theme, language, new PageVoices("")).Lines.Select(line => line.Phrase.Id).ToList();
            ids.Count.ShouldBeGreaterThan(120);
            ids.ShouldBeSubsetOf(theme.Phrases(language).Where(phrase => phrase.IsSpoken).Select(phrase => phrase.Id).Concat(ThemeLibrary.Load(SampleThemes.Published).SharedPhrases(language).Select(phrase => phrase.Id)));
            foreach (var id in (string[])["vast.wie.jij-open", "vast.wie.jij-bewaard", "vast.wie.leidinggevende-klaar", "vast.wie.website", "vast.delen.plan", "vast.delen.open", "activiteit.als-dan.hint.ik"])
                ids.ShouldContain(id);
        }
    }

    [Fact]
    public void An_own_text_needs_a_recording_of_its_own()
    {
        Record(SampleThemes.Folder, Id, "Je begint klein.", ".wav", Sounds.Wav());
        var own = ThemeLibrary.Load(themes.Place, new OwnTexts(new Dictionary<(string, string, string), string> { [("7", "nl", Id)] = "Jij begint klein." })).Themes[7];
        PageOf(own).ShouldNotContain("data-audio");
    }

    [Fact]
    public void What_is_wrong_in_a_folder_of_recordings_is_a_warning_with_a_sentence_and_no_theme_goes_away()
    {
        Record(SampleThemes.Folder, Id, "Je begint klein.", ".mp3", Sounds.Wav());
        themes.Write($"{SampleThemes.Folder}/audio/nl/scherm.begin.titel.wav", "RIFF");
        Save(SampleThemes.Folder, "scherm.kies.titel.wav", Sounds.Wav());
        themes.Write($"{SampleThemes.Folder}/audio/nl/lees-mij.txt", "hallo");
        File.AppendAllText(Path.Combine(themes.Place, SampleThemes.Folder, "audio/nl/opnames.yaml"), "scherm.weg: { tekst: abc }\n");

        var library = themes.Load();
        library.Themes.Keys.ShouldContain(7);
        library.Problems.Select(problem => (problem.Code, problem.IsError)).ShouldBe(
            [("wrong-sound-type", false), ("wrong-sound-type", false), ("recording-not-listed", false), ("no-sound-file", false), ("recording-gone", false)], ignoreOrder: true);
    }

    [Fact]
    public void TTS05_the_page_tells_a_voice_how_to_say_short_names_that_stand_on_it()
    {
        File.AppendAllText(Path.Combine(themes.Place, "shared/words.nl.yaml"), "\n");
        themes.Break("shared/words.nl.yaml", "gewoon: [", "gewoon: [WIA, ");
        themes.Break($"{SampleThemes.Folder}/nl.md", "Je begint **klein**.", "Je begint bij de WIA.");
        var library = themes.Load();
        library.Problems.ShouldBeEmpty();
        ThemePage.Write(Parts(library.Themes[7], voices: null)).ShouldContain("<main data-say-as=\"{&quot;WIA&quot;:&quot;wee ie aa&quot;}\" class=\"theme\" id=\"nl-main\"");
    }

    public void Dispose() => themes.Dispose();

    private static string PageOf(Theme theme) => ThemePage.Write(Parts(theme, theme.VoicesAt("/recordings/")));

    private static ThemePageParts Parts(Theme theme, PageVoices? voices) =>
        new(theme, "nl", InLms, "nonce", null, null, null, [], new Dictionary<string, string>(), Voices: voices);

    private void Record(string folder, string id, string text, string ending, byte[] sound, bool placeholder = false)
    {
        Save(folder, id + ending, sound);
        File.AppendAllText(Path.Combine(themes.Place, folder, "audio/nl/opnames.yaml"), $"{id}: {{ tekst: {TextHash.Of(text)}{(placeholder ? ", proefstem: ja" : "")} }}\n");
    }

    private void Save(string folder, string name, byte[] sound)
    {
        var path = Path.Combine(themes.Place, folder, "audio/nl", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, sound);
    }
}
