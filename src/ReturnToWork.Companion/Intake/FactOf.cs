using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Intake;

/// <summary>What came of one statement: a fact, nothing that we need, or nothing that we can use and why.</summary>
internal sealed record FactReading(Fact? Fact, string? SetAside)
{
    public static readonly FactReading NotNeeded = new(null, null);

    public static FactReading Because(string reason) => new(null, reason);
}

/// <summary>Statement to fact, as a pure function. Every value is checked against the vocabulary again: whoever holds a write key can write anything.</summary>
/// <param name="ActivityBase">Base of our activity ids.</param>
/// <param name="Organisation">The organisation whose store this is.</param>
internal sealed record FactOf(string ActivityBase, string Organisation)
{
    /// <summary>Another's store: whoever may write there can write anything, so that only progress is believed (shared/xapi.md 3d.8).</summary>
    public bool Foreign { get; init; }

    /// <summary>Of another's store: the only authority that is believed; null for any.</summary>
    public string? Authority { get; init; }

    /// <summary>In the training: the key that the Companion itself writes with there; what only it may say is believed of nobody else.</summary>
    public string? OwnKey { get; init; }

    private const string Voided = "http://adlnet.gov/expapi/verbs/voided";

    public FactReading Read(Statement statement)
    {
        if (statement.Json.TryGetProperty("version", out var version) && version.GetString() is not ['1' or '2', '.', '0', ..]) return FactReading.Because("version");
        if (statement.Stored is not { } stored) return FactReading.Because("not-stored");
        if (Foreign && Authority is not null && AuthorityKeyOf(statement) != Authority) return FactReading.Because("authority");
        if (statement.Verb == Voided) return VoidedFact(statement, stored);
        if (statement.Known is not { } verb) return FactReading.Because("unknown-verb");
        if (Foreign && verb.Stream == "personal") return FactReading.Because("personal-elsewhere");
        if (TrainingTenant.Is(Organisation)) return TrainingFactOf.Read(this, verb, statement, stored);
        if (verb.Stream == "training" || verb.Name is "initialized" or "progressed") return FactReading.NotNeeded;
        if (verb.Tellers is ["tool"] && !IsKeptOnTheToolsWord(statement)) return FactReading.Because("teller");
        if (statement.Account is not { } account || account.HomePage != $"{ActivityBase}/people/{Organisation}") return FactReading.Because("other-people");
        if (account.Name.Length is 0 or > 100) return FactReading.Because("other-people");
        if (ThemeOf(statement.ObjectId) is not { } theme) return FactReading.Because("other-activity");
        if (KindAndCodes(verb.Name, statement) is not { } found) return FactReading.Because("codes");

        // A clock that runs ahead must not keep a fact new for ever: nothing happened after the store got it.
        var at = statement.Timestamp is { } told && told < stored ? told : stored;
        return new FactReading(new Fact(statement.Id!.Value, account.Name, found.Kind, theme, at, found.Codes), null);
    }

    // Authority is the one thing in a statement that its writer cannot choose (shared/reliability.md X-04). Without this, a key that may read and write
    // could say a pairing again with a wider "sees" than the learner agreed to.
    public bool IsKeptOnTheToolsWord(Statement statement) =>
        statement.Json.TryGetProperty("authority", out var authority)
        && authority.TryGetProperty("account", out var account)
        && account.GetProperty("homePage").GetString() == ActivityBase && account.GetProperty("name").GetString() == "tool";

    private static string? AuthorityKeyOf(Statement statement) =>
        statement.Json.TryGetProperty("authority", out var authority) && AgentKey.Read(JsonMarshal.GetRawUtf8Value(authority).ToArray(), out var key) is null ? key : null;

    private FactReading VoidedFact(Statement statement, DateTimeOffset stored) =>
        statement.ObjectType == "StatementRef" && Guid.TryParse(statement.ObjectId, out var target)
            ? new FactReading(new Fact(statement.Id!.Value, "", Foreign ? FactKind.VoidedElsewhere : FactKind.Voided, null, stored, FactCodes.None with { Refers = target }), null)
            : FactReading.Because("codes");

    private static (FactKind Kind, FactCodes Codes)? KindAndCodes(string verb, Statement statement) => verb switch
    {
        "completed" => (FactKind.Finished, FactCodes.None),
        "paired" when Allowed(verb, "pairing", statement) && Allowed(verb, "sees", statement) =>
            (FactKind.Paired, FactCodes.None with { Pairing = statement.Code("pairing"), Sees = statement.Code("sees") }),
        "shared" when Allowed(verb, "what", statement) && Allowed(verb, "audience", statement) && (statement.Extension("topics") is null || Allowed(verb, "topics", statement))
            && BandsOf(statement) is { } bands =>
            (FactKind.Shared, FactCodes.None with { What = statement.Codes("what"), Topics = statement.Codes("topics"), Bands = bands }),
        "planned" when statement.RefersTo is { } share => (FactKind.Planned, FactCodes.None with { Refers = share, LookBackDay = DayOf(statement) }),
        "looked-back" when statement.RefersTo is { } share => (FactKind.LookedBack, FactCodes.None with { Refers = share }),
        "unshared" when statement.RefersTo is { } share => (FactKind.TakenBack, FactCodes.None with { Refers = share }),
        _ => null,
    };

    // One of a determinant: which of two would be the newest nobody could say. And not without the word for it, so that nothing is shared under another name.
    private static IReadOnlyList<string>? BandsOf(Statement statement)
    {
        var named = statement.Codes("what").Contains("bands", StringComparer.Ordinal);
        if (statement.Extension("bands") is null) return named ? null : [];
        if (!named || !Allowed("shared", "bands", statement)) return null;
        var bands = statement.Codes("bands");
        return bands.DistinctBy(Bands.DeterminantOf, StringComparer.Ordinal).Count() == bands.Count ? bands : null;
    }

    private static bool Allowed(string verb, string extension, Statement statement)
    {
        var rule = Vocabulary.Current.Verb(verb).Extensions[extension];
        return statement.Extension(extension) switch
        {
            { ValueKind: JsonValueKind.Array } list when rule.Type == "codes" =>
                list.GetArrayLength() is > 0 and var count && count <= rule.Max
                && statement.Codes(extension) is var codes && codes.Count == count && codes.All(code => rule.Values!.Contains(code, StringComparer.Ordinal)),
            { ValueKind: JsonValueKind.String } text when rule.Type == "code" => rule.Values!.Contains(text.GetString(), StringComparer.Ordinal),
            { ValueKind: JsonValueKind.String } text when rule.Type == "hash" => text.GetString() is { } hash && hash.Length == rule.Max && hash.All(char.IsAsciiHexDigitLower),
            _ => false,
        };
    }

    private static DateOnly? DayOf(Statement statement) =>
        DateOnly.TryParseExact(statement.Code("look-back-day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string? ThemeOf(string? activity)
    {
        var start = $"{ActivityBase}/theme/";
        if (activity is null || !activity.StartsWith(start, StringComparison.Ordinal)) return null;
        return activity.AsSpan(start.Length) is [>= '1' and <= '6', .. var rest] && rest is [] or ['/', ..] ? activity.Substring(start.Length, 1) : null;
    }
}
