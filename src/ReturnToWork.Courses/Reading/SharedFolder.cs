namespace ReturnToWork.Courses.Reading;

/// <summary>What all themes share: fixed texts per language, the word list and the picture symbols.</summary>
internal sealed record SharedFolder(
    IReadOnlyDictionary<string, SharedTexts> Texts, IReadOnlyDictionary<string, WordList> Words, Pictures Symbols, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Voices.VoiceFile>> Voices)
{
    public const string Name = "shared";

    /// <summary>The fixed texts that one folder says in its own way; null where it says all of them as everybody does.</summary>
    public IReadOnlySet<string>? Different { get; private init; }

    /// <summary>Why each theme is there.</summary>
    public required Behaviour.BehaviourModel Model { get; init; }

    /// <summary>
    /// The same for a folder of themes that other people read: <c>vast.{language}.yaml</c> in it replaces fixed texts by their key, <c>woorden.{language}.yaml</c> says which
    /// words are explained and plain there. What is never said stays as it is.
    /// </summary>
    /// <returns>Itself where the folder has no such file; null when one cannot be used.</returns>
    public SharedFolder? With(string directory, OwnTexts own, ProblemList problems)
    {
        var (texts, words, different) = (new Dictionary<string, SharedTexts>(Texts, StringComparer.Ordinal), new Dictionary<string, WordList>(Words, StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in Directory.GetFiles(directory, "woorden.??.yaml").Order(StringComparer.Ordinal))
        {
            var (file, language) = (Path.GetFileName(path), Path.GetFileName(path).Split('.')[1]);
            var question = texts.GetValueOrDefault(language)?.All.GetValueOrDefault("pagina.woord")?.Text ?? "{woord}";
            words[language] = words.GetValueOrDefault(language, WordList.Empty).For(WordList.Read(path, file, language, question, own, problems));
        }

        foreach (var path in Directory.GetFiles(directory, "vast.??.yaml").Order(StringComparer.Ordinal))
        {
            var (file, language) = (Path.GetFileName(path), Path.GetFileName(path).Split('.')[1]);
            var said = SharedTexts.Read(path, file, language, own, problems);
            foreach (var unknown in said.All.Keys.Where(key => !Rendering.SharedKeys.All.Contains(key)))
                problems.Error("unknown-shared-text", file, said.LineOf(unknown), $"De tekst ‘{unknown}’ wordt nergens gebruikt. Haal hem weg.", $"The text ‘{unknown}’ is used nowhere. Take it away.");
            Checking.LanguageCheck.Shared(said, file, language, words.GetValueOrDefault(language, WordList.Empty), Checking.Limits.ForProfessionals, problems);
            if (texts.TryGetValue(language, out var usual))
                texts[language] = usual.With(said);
            different.UnionWith(said.All.Keys.Select(key => "vast." + key));
        }

        return different.Count == 0 ? this : problems.AnyError ? null : this with { Texts = texts, Words = words, Different = different };
    }

    /// <returns>Null when the folder cannot be used; the problems say why.</returns>
    public static SharedFolder? Read(string folder, OwnTexts own, ProblemList problems)
    {
        if (!Directory.Exists(folder))
        {
            problems.Error("no-shared", Name, 0, "De map ‘shared’ ontbreekt. Daarin staan de vaste teksten, de woordenlijst en de plaatjes.", "The folder ‘shared’ is missing. It holds the fixed texts, the word list and the pictures.");
            return null;
        }

        var texts = new Dictionary<string, SharedTexts>(StringComparer.Ordinal);
        var words = new Dictionary<string, WordList>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(folder, "??.yaml").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileNameWithoutExtension(path);
            texts[language] = SharedTexts.Read(path, $"{Name}/{Path.GetFileName(path)}", language, own, problems);
        }

        foreach (var path in Directory.GetFiles(folder, "words.??.yaml").Order(StringComparer.Ordinal))
        {
            var language = Path.GetFileName(path).Split('.')[1];
            var question = texts.GetValueOrDefault(language)?.All.GetValueOrDefault("pagina.woord")?.Text ?? "{woord}";
            words[language] = WordList.Read(path, $"{Name}/{Path.GetFileName(path)}", language, question, own, problems);
        }

        var symbols = Pictures.Empty;
        var sprite = Path.Combine(folder, "symbols.svg");
        if (File.Exists(sprite))
            symbols = Pictures.ReadSymbols(sprite, $"{Name}/symbols.svg", problems);
        Checking.SharedTextsParity.Check(texts, problems);
        foreach (var (language, text) in texts)
            Checking.LanguageCheck.Shared(text, $"{Name}/{language}.yaml", language, words.GetValueOrDefault(language, WordList.Empty), Checking.Limits.ForEmployees, problems);
        var model = Behaviour.ModelReader.Read(folder, problems);
        if (model is not null)
            Checking.ModelCheck.Run(model, problems);
        return problems.AnyError || model is null ? null : new SharedFolder(texts, words, symbols, Courses.Voices.VoiceFolder.Read(folder, problems)) { Model = model };
    }
}

/// <summary>Fixed sentences of one language under dotted keys, such as <c>delen.knop</c>.</summary>
internal sealed class SharedTexts(IReadOnlyDictionary<string, Phrase> texts, IReadOnlyList<ThemePhrase> phrases)
{
    public IReadOnlyDictionary<string, Phrase> All => texts;

    /// <summary>Every one of them, under <c>vast.{key}</c>.</summary>
    public IReadOnlyList<ThemePhrase> Phrases => phrases;

    public int LineOf(string key) => texts.TryGetValue(key, out var text) ? text.Line : 0;

    /// <summary>The sentence; a missing one is a fault of the program, since parity is checked when the folder is read.</summary>
    public string this[string key] => Phrase(key).Text;

    /// <summary>The same with its id.</summary>
    public Phrase Phrase(string key) => texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"The shared texts have no ‘{key}’.");

    /// <summary>The same with some sentences said differently.</summary>
    public SharedTexts With(SharedTexts other)
    {
        var all = new Dictionary<string, Phrase>(texts, StringComparer.Ordinal);
        foreach (var (key, text) in other.All)
            all[key] = text;
        return new SharedTexts(all, [.. phrases.Where(phrase => !other.All.ContainsKey(phrase.Id["vast.".Length..])), .. other.Phrases]);
    }

    public static SharedTexts Read(string path, string file, string language, OwnTexts own, ProblemList problems)
    {
        var texts = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var phrases = new PhraseBook(file, OwnTexts.Shared, language, own);
        var root = YamlMap.Of(path, file, problems);
        foreach (var section in root?.Keys.ToList() ?? [])
        {
            if (root!.Map(section) is not { } map)
                continue;
            foreach (var key in map.Keys.ToList())
                texts[$"{section}.{key}"] = phrases.Say($"vast.{section}.{key}", map.Required(key), map.LineOfKey(key));
            map.Done();
        }

        root?.Done();

        return new SharedTexts(texts, phrases.All);
    }
}
