using ReturnToWork.Courses;

namespace ReturnToWork.Tests.Courses;

/// <summary>A library of one tiny theme in a folder of its own, whole at first, to be broken by a test.</summary>
internal sealed class SampleThemes : IDisposable
{
    public const string Folder = "7-proef";

    private readonly string directory = Directory.CreateTempSubdirectory("rtw-themes-").FullName;

    public SampleThemes()
    {
        Directory.CreateDirectory(Path.Combine(directory, "shared"));
        foreach (var file in Directory.GetFiles(Path.Combine(Published, "shared")))
            File.Copy(file, Path.Combine(directory, "shared", Path.GetFileName(file)));
        Write($"{Folder}/theme.yaml", ThemeYaml);
        Write($"{Folder}/nl.md", Dutch);
        Write($"{Folder}/en.md", English);
        Write($"{Folder}/ids.lock", Locked);
        Write($"{Folder}/scenes/begin.svg", Scene);
    }

    public static string Repository { get; } = FindRepository();

    public static string Published { get; } = Path.Combine(Repository, "packages-scorm", "themes");

    public static string ThemeYaml => """
        nummer: 7
        versie: "1"
        concept: nee
        talen: [nl, en]
        determinanten:
          begin: [W3]
          kies: [K2]
        hoofddeterminanten: [K2]
        """;

    public static string Dutch => """
        ---
        titel: Proef
        kernzin: Klein beginnen helpt.
        samen: [Kies samen één stap.]
        ---

        ## Het begin {#begin}

        Je begint **klein**.
        Je leidinggevende ziet dit niet.

        ![Een rondje](scenes/begin.svg "Dit is een rondje.")

        ```activiteit wie-ziet
        ```

        ## Kiezen {#kies}

        ```activiteit keuze {#stap}
        vraag: Wat kies je?
        opties:
          bellen: { tekst: Ik bel., beeld: telefoon, kleiner: Ik zoek het nummer. }
          anders: { tekst: "Iets <anders>", eigen-woorden: ja }
        ```

        """;

    public static string English => """
        ---
        titel: Trial
        kernzin: Starting small helps.
        samen: [Choose one step together.]
        ---

        ## The start {#begin}

        You start **small**.
        Your manager does not see this.

        ![A circle](scenes/begin.svg "This is a circle.")

        ```activiteit wie-ziet
        ```

        ## Choosing {#kies}

        ```activiteit keuze {#stap}
        vraag: What do you choose?
        opties:
          bellen: { tekst: I call., beeld: telefoon, kleiner: I look up the number. }
          anders: { tekst: "Something <else>", eigen-woorden: ja }
        ```

        """;

    public static string Locked => """
        scherm begin
        scherm kies
        activiteit wie-ziet
        activiteit stap
        optie stap/bellen
        optie stap/bellen-kleiner
        optie stap/anders
        """;

    public static string Scene => """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240">
        <svg data-step="1" x="0" y="0" width="320" height="240" viewBox="0 0 320 240" stroke-width="3"><circle class="d-a" cx="160" cy="120" r="40"/></svg>
        </svg>
        """;

    /// <summary>The folder, for a host that shows these themes.</summary>
    public string Place => directory;

    /// <summary>A second theme like the first, with a number and a name of its own.</summary>
    public SampleThemes Add(int number, string dutch, string english)
    {
        var folder = FormattableString.Invariant($"{number}-nog-een");
        Write($"{folder}/theme.yaml", ThemeYaml.Replace("nummer: 7", FormattableString.Invariant($"nummer: {number}"), StringComparison.Ordinal));
        Write($"{folder}/nl.md", Dutch.Replace("titel: Proef", $"titel: {dutch}", StringComparison.Ordinal));
        Write($"{folder}/en.md", English.Replace("titel: Trial", $"titel: {english}", StringComparison.Ordinal));
        Write($"{folder}/ids.lock", Locked);
        Write($"{folder}/scenes/begin.svg", Scene);
        return this;
    }

    /// <summary>A theme as it is published, beside these.</summary>
    public SampleThemes AddPublished(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Published, folder), "*", SearchOption.AllDirectories))
            Write(Path.Combine(folder, Path.GetRelativePath(Path.Combine(Published, folder), file)), File.ReadAllText(file));
        return this;
    }

    public ThemeLibrary Load() => ThemeLibrary.Load(directory);

    public void Write(string file, string text)
    {
        var path = Path.Combine(directory, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Breaks something; a test whose <paramref name="whole"/> is not there would prove nothing, so that is an error.</summary>
    public void Break(string file, string whole, string broken)
    {
        var path = Path.Combine(directory, file);
        var text = File.ReadAllText(path);
        if (!text.Contains(whole, StringComparison.Ordinal))
            throw new InvalidOperationException($"{file} has no ‘{whole}’.");
        File.WriteAllText(path, text.Replace(whole, broken, StringComparison.Ordinal));
    }

    public void Delete(string file) => File.Delete(Path.Combine(directory, file));

    /// <summary>The line that holds <paramref name="text"/>, counted from 1.</summary>
    public int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(directory, file)), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReturnToWork.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests must lie inside the repository.");
        return folder;
    }
}
