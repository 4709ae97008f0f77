using System.Globalization;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// One recipe per thing that we ever say. The JavaScript twin is <c>packages-scorm/player/src/tell.js</c>; both are tested against
/// <c>vocabulary.json</c> and <c>samples/statements</c>. An id is made once, by the teller, and kept for every sending again (xapi P1).
/// </summary>
public static class Tell
{
    /// <summary>xAPI's verb for taking back what was wrong.</summary>
    public const string VoidedIri = "http://adlnet.gov/expapi/verbs/voided";

    public static Statement Initialized(Scene scene, Guid id, DateTimeOffset at) => Say("initialized", scene, id, at);

    /// <param name="index">Place of the screen in the theme, from 0.</param>
    public static Statement Progressed(Scene scene, Guid id, DateTimeOffset at, string screen, int index) =>
        Say("progressed", scene, id, at, screen: screen, extensions: writer => writer.WriteNumber(Iri("screen-index"), index));

    public static Statement Completed(Scene scene, Guid id, DateTimeOffset at) => Say("completed", scene, id, at);

    /// <param name="pairing"><see cref="PairingCode.KeyedHash"/> of the code.</param>
    /// <param name="sees">nothing, progress or topics.</param>
    public static Statement Paired(Scene scene, Guid id, DateTimeOffset at, string pairing, string sees) =>
        Say("paired", scene, id, at, extensions: writer =>
        {
            writer.WriteString(Iri("pairing"), pairing);
            writer.WriteString(Iri("sees"), sees);
        });

    /// <param name="what">topics, plan, ask, bands.</param>
    /// <param name="topics">Codes, when <paramref name="what"/> holds topics; else empty.</param>
    /// <param name="bands">Codes such as <c>w1-low</c>, at most one of a determinant, when <paramref name="what"/> holds bands; else none.</param>
    public static Statement Shared(
        Scene scene, Guid id, DateTimeOffset at, IReadOnlyCollection<string> what, IReadOnlyCollection<string> topics, IReadOnlyCollection<string>? bands = null) =>
        Say("shared", scene, id, at, extensions: writer =>
        {
            Codes(writer, "what", what);
            if (topics.Count > 0) Codes(writer, "topics", topics);
            if (bands is { Count: > 0 }) Codes(writer, "bands", bands);
            writer.WriteString(Iri("audience"), "coach");
        });

    public static Statement Planned(Scene scene, Guid id, DateTimeOffset at, Guid share, DateOnly? lookBackDay = null) =>
        Say("planned", scene, id, at, share: share, extensions: writer =>
        {
            if (lookBackDay is { } day) writer.WriteString(Iri("look-back-day"), Day(day));
        });

    public static Statement LookedBack(Scene scene, Guid id, DateTimeOffset at, Guid share) => Say("looked-back", scene, id, at, share: share);

    /// <summary>Takes a share back; the record store then erases it.</summary>
    public static Statement Unshared(Scene scene, Guid id, DateTimeOffset at, Guid share) => Say("unshared", scene, id, at, share: share);

    /// <param name="kind">talk, group or workshop.</param>
    public static Statement Attended(Scene scene, Guid id, DateTimeOffset at, string kind) =>
        Say("attended", scene, id, at, extensions: writer => writer.WriteString(Iri("kind"), kind));

    public static Statement Passed(Scene scene, Guid id, DateTimeOffset at) => Say("passed", scene, id, at);

    public static Statement Certified(Scene scene, Guid id, DateTimeOffset at, DateOnly validUntil) =>
        Say("certified", scene, id, at, extensions: writer => writer.WriteString(Iri("valid-until"), Day(validUntil)));

    public static Statement Expired(Scene scene, Guid id, DateTimeOffset at) => Say("expired", scene, id, at);

    /// <summary>
    /// Says that a statement of ours was wrong: xAPI's own verb (1.0.3, Data, 2.3.2), so it is no verb of the vocabulary and needs the store's right to void. The actor is the program that says it, never a person.
    /// </summary>
    /// <param name="activityBase">The setting <c>Courses:ActivityBase</c>.</param>
    /// <param name="teller">Which program of ours.</param>
    /// <param name="target">The statement that was wrong.</param>
    public static Statement Voided(string activityBase, string teller, Guid id, DateTimeOffset at, Guid target)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteStartObject("actor");
            writer.WriteString("objectType", "Agent");
            writer.WriteStartObject("account");
            writer.WriteString("homePage", activityBase);
            writer.WriteString("name", teller);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartObject("verb");
            writer.WriteString("id", VoidedIri);
            writer.WriteEndObject();
            writer.WriteStartObject("object");
            writer.WriteString("objectType", "StatementRef");
            writer.WriteString("id", target);
            writer.WriteEndObject();
            writer.WriteString("timestamp", Moment(at));
            writer.WriteEndObject();
        }

        var read = StatementReader.Read(buffer.ToArray());
        return read.Statement ?? throw new ArgumentException($"A recipe was given something unsayable: {read.Refusal!.Code} {read.Refusal.Why}", nameof(activityBase));
    }

    private static Statement Say(
        string name, Scene scene, Guid id, DateTimeOffset at, string? screen = null, Guid? share = null, Action<Utf8JsonWriter>? extensions = null)
    {
        var verb = Vocabulary.Current.Verb(name);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            WriteActor(writer, scene);
            WriteVerb(writer, verb);
            WriteObject(writer, verb.Object switch
            {
                "screen" => $"{scene.ThemeId}/{screen}",
                "requirement" => Scene.RequirementIdOf(scene.ActivityBase, scene.Theme),
                _ => scene.ThemeId,
            });
            if (verb.Result is { } result)
            {
                writer.WriteStartObject("result");
                writer.WriteBoolean("completion", result.Completion);
                writer.WriteEndObject();
            }

            WriteContext(writer, verb, scene, share, extensions);
            writer.WriteString("timestamp", Moment(at));
            writer.WriteEndObject();
        }

        var read = StatementReader.Read(buffer.ToArray());
        return read.Statement ?? throw new ArgumentException($"A recipe was given something unsayable: {read.Refusal!.Code} {read.Refusal.Why}", nameof(scene));
    }

    private static void WriteActor(Utf8JsonWriter writer, Scene scene)
    {
        writer.WriteStartObject("actor");
        writer.WriteString("objectType", "Agent");
        writer.WriteStartObject("account");
        writer.WriteString("homePage", scene.HomePage);
        writer.WriteString("name", scene.Name);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteVerb(Utf8JsonWriter writer, VocabularyVerb verb)
    {
        writer.WriteStartObject("verb");
        writer.WriteString("id", verb.Iri);
        writer.WriteStartObject("display");
        foreach (var (language, text) in verb.Display) writer.WriteString(language, text);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject("object");
        writer.WriteString("objectType", "Activity");
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter writer, VocabularyVerb verb, Scene scene, Guid? share, Action<Utf8JsonWriter>? extensions)
    {
        writer.WriteStartObject("context");
        writer.WriteString("registration", scene.Registration);
        writer.WriteString("language", scene.Language);
        if (share is { } id)
        {
            writer.WriteStartObject("statement");
            writer.WriteString("objectType", "StatementRef");
            writer.WriteString("id", id);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("extensions");
        if (Vocabulary.Current.Common.Objects.Contains(verb.Object, StringComparer.Ordinal))
        {
            writer.WriteString(Iri("mode"), scene.Mode);
            writer.WriteString(Iri("content-version"), scene.ContentVersion);
        }

        extensions?.Invoke(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Codes(Utf8JsonWriter writer, string name, IEnumerable<string> codes)
    {
        writer.WriteStartArray(Iri(name));
        foreach (var code in codes) writer.WriteStringValue(code);
        writer.WriteEndArray();
    }

    private static string Iri(string extension) => Vocabulary.Current.ExtensionIri(extension);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
