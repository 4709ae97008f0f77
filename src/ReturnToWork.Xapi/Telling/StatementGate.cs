using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What one teller may say: as whom, in which registration, about what.</summary>
/// <param name="Teller">player, tool or companion.</param>
/// <param name="ActivityPrefix">The activity's id: <c>{ActivityBase}/theme/3</c>. Screens are directly under it.</param>
/// <param name="Screens">The screens there are; null lets through every id that looks like one.</param>
public sealed record TellerRights(
    string Teller, string HomePage, string Name, Guid Registration, string ActivityPrefix, IReadOnlyCollection<string>? Screens = null)
{
    /// <summary>Ids of the requirements that may be spoken of, <c>{ActivityBase}/requirement/P1</c>; null where the activity is itself one. None in a theme of employees.</summary>
    public IReadOnlyCollection<string>? Requirements { get; init; }
}

/// <summary>
/// Lets through what the vocabulary says and nothing else (design section 6, promise 1; reliability X-01): no other verb, field, extension, text,
/// actor, registration or object. The statement has passed <see cref="StatementReader"/>, so shapes are known to be sound.
/// </summary>
public static class StatementGate
{
    private const int MaxBytes = 4_096;
    private static readonly string[] Fields = ["id", "actor", "verb", "object", "result", "context", "timestamp"];
    private static readonly string[] Needed = ["id", "actor", "verb", "object", "context", "timestamp"];
    private static readonly string[] ActorFields = ["objectType", "account"];
    private static readonly string[] ObjectFields = ["objectType", "id"];
    private static readonly string[] ContextFields = ["registration", "language", "statement", "extensions"];
    private static readonly string[] ContextNeeded = ["registration", "language", "extensions"];

    /// <summary>Null when it may be said.</summary>
    public static Refusal? Check(Statement statement, TellerRights rights)
    {
        if (statement.Known is not { } verb) return No("gate-verb", "This verb is not in the vocabulary.");
        return (verb.Tellers.Contains(rights.Teller, StringComparer.Ordinal) ? null : No("gate-teller", $"\"{verb.Name}\" is not for {rights.Teller} to say."))
            ?? Size(statement)
            ?? Only(statement.Json, Fields, "The statement") ?? Has(statement.Json, Needed, "The statement")
            ?? Actor(statement, rights)
            ?? Display(statement, verb)
            ?? Object(statement, verb, rights)
            ?? Result(statement, verb)
            ?? Context(statement.Context!.Value, statement, verb, rights)
            ?? Extensions(statement.Context!.Value.GetProperty("extensions"), verb)
            ?? Timestamp(statement);
    }

    private static Refusal? Size(Statement statement) =>
        statement.Utf8.Length <= MaxBytes ? null : No("gate-text", $"A statement of ours never needs more than {MaxBytes} bytes.");

    private static Refusal? Actor(Statement statement, TellerRights rights) =>
        statement.Account is { } account && account.HomePage == rights.HomePage && account.Name == rights.Name
            ? Only(statement.Actor, ActorFields, "The actor")
            : No("gate-actor", "The actor must be the account that this token was made for.");

    private static Refusal? Display(Statement statement, VocabularyVerb verb)
    {
        if (!statement.Json.GetProperty("verb").TryGetProperty("display", out var display)) return null;
        foreach (var text in display.EnumerateObject())
            if (!verb.Display.TryGetValue(text.Name, out var ours) || ours != text.Value.GetString())
                return No("gate-text", "verb.display may hold the vocabulary's own words only.");
        return null;
    }

    private static Refusal? Object(Statement statement, VocabularyVerb verb, TellerRights rights)
    {
        if (statement.ObjectType != "Activity") return No("gate-object", "The object must be an activity.");
        if (Only(statement.Object, ObjectFields, "The object") is { } extra) return extra;
        var id = statement.ObjectId!;
        if (id.Length > Vocabulary.Current.Limits.IdLength) return No("gate-text", "The object's id is longer than an id of ours can be.");
        var under = id.StartsWith(rights.ActivityPrefix + "/", StringComparison.Ordinal) && IsScreen(id[(rights.ActivityPrefix.Length + 1)..], rights);
        var fits = verb.Object switch
        {
            "screen" => under,
            "requirement" when rights.Requirements is { } requirements => requirements.Contains(id, StringComparer.Ordinal),
            _ => id == rights.ActivityPrefix,
        };
        return fits ? null : No("gate-object", $"The object of \"{verb.Name}\" must be the {verb.Object} that this token was made for.");
    }

    private static Refusal? Result(Statement statement, VocabularyVerb verb)
    {
        var told = statement.Json.TryGetProperty("result", out var result);
        if (verb.Result is not { } expected) return told ? No("gate-result", $"\"{verb.Name}\" has no result.") : null;
        if (!told) return No("gate-missing", $"\"{verb.Name}\" needs a result.");
        var only = result.EnumerateObject().All(property => property.Name == "completion");
        return only && result.TryGetProperty("completion", out var completion) && completion.GetBoolean() == expected.Completion
            ? null : No("gate-result", "The result may hold completion only, and it must be true.");
    }

    private static Refusal? Context(JsonElement context, Statement statement, VocabularyVerb verb, TellerRights rights)
    {
        if ((Only(context, ContextFields, "The context") ?? Has(context, ContextNeeded, "The context")) is { } refusal) return refusal;
        if (statement.Registration != rights.Registration) return No("gate-registration", "context.registration must be the one that this token was made for.");
        if (!Vocabulary.Current.Languages.Contains(context.GetProperty("language").GetString()!, StringComparer.Ordinal))
            return No("gate-language", "context.language must be nl or en.");
        return statement.RefersTo.HasValue == verb.StatementRef
            ? null : No("gate-share", verb.StatementRef ? $"\"{verb.Name}\" must name its share in context.statement." : $"\"{verb.Name}\" belongs to no share.");
    }

    private static Refusal? Extensions(JsonElement extensions, VocabularyVerb verb)
    {
        var allowed = Vocabulary.Current.ExtensionsOf(verb).ToDictionary(pair => pair.Value.Iri, pair => pair, StringComparer.Ordinal);
        foreach (var property in extensions.EnumerateObject())
        {
            if (!allowed.TryGetValue(property.Name, out var known)) return No("gate-extension", $"\"{verb.Name}\" has an extension that the vocabulary does not allow.");
            if (!ExtensionValue.Fits(property.Value, known.Value)) return No("gate-value", $"The extension {known.Key} has a value that the vocabulary does not allow.");
        }

        foreach (var (name, extension) in allowed.Values)
        {
            var told = extensions.TryGetProperty(extension.Iri, out _);
            if (extension.Required && !told) return No("gate-missing", $"\"{verb.Name}\" needs the extension {name}.");
            foreach (var (list, code) in extension.OnlyWith ?? new Dictionary<string, string>(StringComparer.Ordinal))
                if (told != Holds(extensions, list, code))
                    return No("gate-value", $"The extension {name} goes with \"{code}\" in {list}, and only with it.");
        }

        return null;
    }

    // JavaScript's toISOString and nothing else: no room for other digits.
    private static Refusal? Timestamp(Statement statement) =>
        statement.Json.GetProperty("timestamp").GetString() is { Length: 24 } text && text[19] == '.' && text[23] == 'Z'
            ? null : No("gate-timestamp", "timestamp must be UTC with milliseconds, as in 2026-11-22T09:30:00.000Z.");

    private static bool Holds(JsonElement extensions, string list, string code) =>
        extensions.TryGetProperty(Vocabulary.Current.ExtensionIri(list), out var value) && value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(code));

    private static bool IsScreen(string text, TellerRights rights) =>
        text.Length is > 0 and <= 64
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && (rights.Screens is null || rights.Screens.Contains(text, StringComparer.Ordinal));

    private static Refusal? Only(JsonElement value, string[] allowed, string where)
    {
        foreach (var property in value.EnumerateObject())
            if (!allowed.Contains(property.Name, StringComparer.Ordinal)) return No("gate-field", $"{where} may hold {string.Join(", ", allowed)} and nothing else.");
        return null;
    }

    private static Refusal? Has(JsonElement value, string[] needed, string where)
    {
        foreach (var name in needed)
            if (!value.TryGetProperty(name, out _)) return No("gate-missing", $"{where} needs \"{name}\".");
        return null;
    }

    private static Refusal No(string code, string why) => new(code, why, Spec.Vocabulary);
}
