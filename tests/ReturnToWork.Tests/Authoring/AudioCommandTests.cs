using ReturnToWork.Authoring.Audio;
using ReturnToWork.Courses.Voices;
using ReturnToWork.TestKit;
using ReturnToWork.Tests.Courses;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Authoring;

/// <summary>The commands for recordings, as somebody runs them.</summary>
public sealed class AudioCommandTests : IDisposable
{
    private const string Title = "scherm.begin.titel";
    private readonly SampleThemes themes = new();
    private readonly string recordings = Directory.CreateTempSubdirectory("rtw-recordings-").FullName;

    [Fact]
    public async Task The_list_has_every_string_with_its_file_its_screen_and_how_far_it_is()
    {
        await TakeAsync((Title + ".wav", Sounds.Wav(1)));
        var (code, plain) = await RunAsync("audio", "list", themes.Place, "--taal", "nl");
        code.ShouldBe(0);
        plain.ShouldContain("7-proef/audio/nl: ");
        plain.ShouldContain($"  opgenomen       {Title}  ‘Het begin’");
        plain.ShouldContain("  nog niet        activiteit.stap.optie.bellen.kleiner  ‘Ik zoek het nummer.’");
        plain.ShouldContain("shared/audio/nl: ");
        plain.ShouldNotContain("/audio/en");

        themes.Break($"{SampleThemes.Folder}/nl.md", "## Het begin {#begin}", "## Een begin {#begin}");
        (await RunAsync("audio", "list", themes.Place)).Output.ShouldContain($"  tekst veranderd {Title}  ‘Een begin’");
        (await RunAsync("audio", "list", themes.Place, "--taal", "fr")).Code.ShouldBe(1);
        (await RunAsync("audio", "list", "--taal")).Code.ShouldBe(2);
        (await RunAsync("audio", "sing")).Output.ShouldContain("audio list | check | take | placeholder");
    }

    [Fact]
    public async Task The_list_for_a_spreadsheet_holds_no_formula_and_the_one_to_print_no_markup()
    {
        themes.Break($"{SampleThemes.Folder}/nl.md", "vraag: Wat kies je?", "vraag: \"=1+1; <b>\\\"wat\\\"</b>\"");
        var (_, csv) = await RunAsync("audio", "list", themes.Place, "--taal", "nl", "--csv");
        csv.ShouldStartWith("\uFEFFthema;taal;id;bestand;scherm;stand;tekst\r\n");
        csv.ShouldContain("\"7-proef\";\"nl\";\"activiteit.stap.vraag\";\"7-proef/audio/nl/activiteit.stap.vraag.mp3\";\"kies\";\"nog niet\";\"'=1+1; <b>\"\"wat\"\"</b>\"\r\n");
        csv.Split("\r\n").SelectMany(line => line.Split(';')).ShouldAllBe(cell => !cell.StartsWith("\"=", StringComparison.Ordinal) && !cell.StartsWith("\"+", StringComparison.Ordinal) && !cell.StartsWith("\"-", StringComparison.Ordinal) && !cell.StartsWith("\"@", StringComparison.Ordinal));

        var (_, html) = await RunAsync("audio", "list", themes.Place, "--taal", "nl", "--html");
        html.ShouldContain("=1&#43;1; &lt;b&gt;".Replace("&#43;", "+", StringComparison.Ordinal));
        html.ShouldContain("<span class=\"file\">activiteit.stap.optie.bellen.mp3</span>");
    }

    [Fact]
    public async Task The_check_says_of_each_file_what_does_not_fit_and_which_sentences_have_none()
    {
        Save("scherm.bestaat-niet.mp3", Sounds.Wav());
        Save(Title + ".mp3", "hallo"u8.ToArray());
        Save("scherm.begin.tekst-1.mp3", Sounds.Wav(1));
        Save("scherm.begin.tekst-2.wav", Sounds.Wav(1, tone: 0));
        Save("scherm.kies.titel.wav", Sounds.Wav(20));
        Save("activiteit.stap.vraag.wav", Sounds.Wav(70));
        Save("activiteit.stap.optie.bellen.wav", Sounds.Wav(0.1));
        Save("activiteit.stap.optie.anders.wav", Sounds.Wav(1));
        Save("activiteit.stap.optie.anders.m4a", Sounds.Wav(1));
        Save("woord.leidinggevende.wav", []);
        Save("woord.leidinggevende.uitleg.wav", Sounds.Wav(4));

        var (code, output) = await RunAsync("audio", "check", recordings, "--themas", themes.Place);
        code.ShouldBe(1);
        foreach (var line in (string[])[
            "scherm.bestaat-niet.mp3 error unknown-id", $"{Title}.mp3 error wrong-type", "scherm.begin.tekst-1.mp3 warning wrong-name", "scherm.begin.tekst-2.wav error silent",
            "scherm.kies.titel.wav warning long-for-its-words", "activiteit.stap.vraag.wav error large", "activiteit.stap.optie.bellen.wav warning short-for-its-words",
            "activiteit.stap.optie.anders.wav error double-recording", "woord.leidinggevende.wav error wrong-type", "woord.leidinggevende.uitleg.wav warning large-for-its-length"])
            output.ShouldContain(line);
        output.ShouldContain("lame -m m -b 48 activiteit.stap.vraag.wav activiteit.stap.vraag.mp3");
        output.ShouldContain("  activiteit.stap.optie.bellen.kleiner  ‘Ik zoek het nummer.’");
        output.ShouldNotContain("audio/en:");

        (await RunAsync("audio", "take", recordings, "--themas", themes.Place)).Code.ShouldBe(1);
        Directory.Exists(Path.Combine(themes.Place, SampleThemes.Folder, "audio")).ShouldBeFalse("all or nothing");
        (await RunAsync("audio", "check", Path.Combine(recordings, "nergens"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Checked_recordings_go_into_the_theme_and_its_page_has_them()
    {
        await TakeAsync((Title + ".mp3", Sounds.Wav(1)), ("woord.leidinggevende.wav", Sounds.Wav(1.1)));
        File.Exists(Path.Combine(themes.Place, SampleThemes.Folder, "audio/nl", Title + ".wav")).ShouldBeTrue("its name says what it is");
        var theme = themes.Load().Themes[7];
        theme.Voices.Keys.ShouldBe([("7", "nl", Title), ("shared", "nl", "woord.leidinggevende")], ignoreOrder: true);
        theme.Voices[("7", "nl", Title)].Voice.Says("Het begin").ShouldBeTrue();
        themes.Load().Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_as_the_administrator_downloads_it_knows_which_text_was_spoken()
    {
        Save($"7-proef/audio/nl/{Title}.wav", Sounds.Wav(1));
        File.WriteAllText(Path.Combine(recordings, "7-proef/audio/nl", VoiceList.FileName), $"{Title}: {{ tekst: {TextHash.Of("Een ouder begin")} }}\n");
        var (code, output) = await RunAsync("audio", "take", recordings, "--themas", themes.Place);
        code.ShouldBe(1);
        output.ShouldContain($"7-proef/audio/nl/{Title}.wav error stale");
        output.ShouldContain("Er staat nu: ‘Het begin’.");

        File.WriteAllText(Path.Combine(recordings, "7-proef/audio/nl", VoiceList.FileName), $"{Title}: {{ tekst: {TextHash.Of("Het begin")} }}\n");
        (await RunAsync("audio", "take", recordings, "--themas", themes.Place)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_trial_voice_speaks_what_nobody_spoke_marked_as_such_and_never_in_the_place_of_a_recording()
    {
        await TakeAsync((Title + ".wav", Sounds.Wav(1)), ("scherm.kies.titel.wav", Sounds.Wav(1.2)));
        themes.Break($"{SampleThemes.Folder}/nl.md", "## Kiezen {#kies}", "## Kies nu {#kies}");
        var (code, output) = await RunAsync("audio", "placeholder", themes.Place, "--taal", "nl", "--thema", "7");
        code.ShouldBe(0, output);
        output.ShouldContain("1 opnames zijn van een oudere tekst");

        var theme = themes.Load().Themes[7];
        var report = VoiceReport.Of(theme, "nl", theme.VoicesAt(""));
        report.Lines.Single(line => line.Phrase.Id == Title).State.ShouldBe(VoiceState.Recorded);
        report.Lines.Single(line => line.Phrase.Id == "scherm.kies.titel").State.ShouldBe(VoiceState.Changed);
        report.Lines.Where(line => line.Phrase.Id is not Title and not "scherm.kies.titel").ShouldAllBe(line => line.State == VoiceState.Placeholder);
        var (path, type, _) = theme.Voices[("7", "nl", "scherm.begin.tekst-1")];
        type.ShouldBe("audio/mpeg");
        var sound = AudioFile.Read(File.ReadAllBytes(path));
        sound.Length!.Value.TotalSeconds.ShouldBeInRange(0.5, 5);
        new FileInfo(path).Length.ShouldBeInRange((long)(sound.Length.Value.TotalSeconds * 5400), (long)(sound.Length.Value.TotalSeconds * 6400), "48 kbit a second");
        themes.Load().Problems.ShouldBeEmpty();

        (await RunAsync("audio", "placeholder", themes.Place, "--taal", "nl")).Output.ShouldContain("0 proefstemmen gemaakt");
        themes.Break($"{SampleThemes.Folder}/nl.md", "Je begint **klein**.", "Je begint **nu**.");
        (await RunAsync("audio", "placeholder", themes.Place, "--taal", "nl")).Output.ShouldContain("7-proef/audio/nl: 1 proefstemmen gemaakt");
        await TakeAsync(("scherm.begin.tekst-1.wav", Sounds.Wav(1)));
        File.Exists(path).ShouldBeFalse("somebody spoke it");
        themes.Load().Themes[7].Voices[("7", "nl", "scherm.begin.tekst-1")].Voice.IsPlaceholder.ShouldBeFalse();
    }

    public void Dispose()
    {
        themes.Dispose();
        Directory.Delete(recordings, recursive: true);
    }

    private async Task TakeAsync(params (string Name, byte[] Sound)[] sounds)
    {
        foreach (var (name, sound) in sounds) Save(name, sound);
        var (code, output) = await RunAsync("audio", "take", recordings, "--themas", themes.Place);
        code.ShouldBe(0, output);
        foreach (var (name, _) in sounds) File.Delete(Path.Combine(recordings, name));
    }

    private void Save(string name, byte[] sound)
    {
        var path = Path.Combine(recordings, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, sound);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        return (await AudioCommands.RunAsync(args[1..], output, TestContext.Current.CancellationToken), output.ToString());
    }
}
