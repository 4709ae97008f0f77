using System.Globalization;
using System.Text;
using ReturnToWork.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary>
/// The statements of all measurements here, made as shared/xapi.md section 2 made them for the peers: about 1.2 kB, cmi5-like, an actor out of 1,000, an
/// activity out of 200 with name and description, a verb out of 8, score and duration, registration, parent, grouping and category, a session extension.
/// </summary>
/// <param name="actors">Fewer where every question must fill a page at ten thousand statements too: an answer of ten statements and one of fifty cannot be compared.</param>
internal sealed class LoadStatement(int seed, int actors = LoadStatement.Actors)
{
    public const int Actors = 1_000;
    public const int Activities = 200;
    public const int Groups = 20;
    public static readonly string[] Verbs = ["initialized", "progressed", "completed", "passed", "failed", "satisfied", "terminated", "answered"];
    private readonly Random _random = new(seed);

    public static string Actor(int n) => $$$"""{"objectType":"Agent","account":{"homePage":"https://lms.example/people","name":"p{{{n:D6}}}"}}""";

    public static string Activity(int n) => $"https://courses.example/theme/{n / 20}/screen/{n}";

    public static string Verb(int n) => $"http://adlnet.gov/expapi/verbs/{Verbs[n]}";

    /// <summary>One of 200: a group of learners in a theme.</summary>
    public static Guid Registration(int group, int theme) => new($"{group:x8}-{theme:x4}-4000-8000-000000000000");

    public (Guid Id, byte[] Utf8) Next()
    {
        var (id, actor, activity, verb, score) = (Guid.NewGuid(), _random.Next(actors), _random.Next(Activities), _random.Next(Verbs.Length), _random.Next(101));
        var at = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return (id, Encoding.UTF8.GetBytes(
            $$$"""{"id":"{{{id}}}","actor":{{{Actor(actor)}}},"verb":{"id":"{{{Verb(verb)}}}","display":{"en":"{{{Verbs[verb]}}}","nl-NL":"{{{Verbs[verb]}}}"}},"object":{"objectType":"Activity","id":"{{{Activity(activity)}}}","definition":{"name":{"nl-NL":"Scherm {{{activity}}} van het thema"},"description":{"nl-NL":"Hier kiest u een kleine stap die bij u past. Overslaan mag altijd."},"type":"http://adlnet.gov/expapi/activities/lesson"}},"result":{"score":{"scaled":{{{(score / 100.0).ToString("0.00", CultureInfo.InvariantCulture)}}},"raw":{{{score}}},"min":0,"max":100},"completion":true,"duration":"PT{{{_random.Next(600)}}}.25S"},"context":{"registration":"{{{Registration(actor % Groups, activity / 20)}}}","contextActivities":{"parent":[{"id":"https://courses.example/theme/{{{activity / 20}}}"}],"grouping":[{"id":"https://courses.example/course"}],"category":[{"id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}]},"extensions":{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"{{{id:N}}}"},"language":"nl-NL"},"timestamp":"{{{at}}}"}"""));
    }

    /// <summary>A list of statements, as one POST takes it.</summary>
    public byte[] Batch(int count)
    {
        using var batch = new MemoryStream();
        for (var i = 0; i < count; i++)
        {
            batch.WriteByte((byte)(i == 0 ? '[' : ','));
            batch.Write(Next().Utf8);
        }

        batch.WriteByte((byte)']');
        return batch.ToArray();
    }

    public static string Since(DateTimeOffset at) => UnixMicroseconds.ToText(at.ToUnixMicroseconds());
}
