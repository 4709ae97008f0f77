using System.Text.RegularExpressions;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;

namespace ReturnToWork.Tests.Companion;

/// <summary>Who comes by in the tests, and what they often do.</summary>
internal static partial class SomePeople
{
    /// <summary>A coach whom no other test knows.</summary>
    public static StubProfessional NewCoach(string name = "Anna", string organisation = "groenrijk") => new($"{name}-{Guid.NewGuid():N}", name, organisation, "coach");

    public static readonly StubProfessional Anna = new("anna-1", "Anna", "groenrijk", "coach");
    public static readonly StubProfessional Berend = new("berend-1", "Berend", "groenrijk", "coach");
    public static readonly StubProfessional Bas = new("bas-1", "Bas", "dekade", "coach");
    public static readonly StubProfessional Tineke = new("tineke-1", "Tineke", "groenrijk", "trainer");
    public static readonly StubProfessional Wim = new("wim-1", "Wim", "groenrijk", "administrator");

    /// <summary>Makes a person on the page and gives the address of that person's page and the digits of the code.</summary>
    public static async Task<(string Page, string Code)> NewPersonAsync(this Visitor coach, string callName)
    {
        await coach.GetAsync("/people/new");
        var made = await coach.PostAsync("/people/new", ("callName", callName));
        made.Address.AbsolutePath.ShouldEndWith("/code");
        return (made.Address.AbsolutePath[..^"/code".Length], Digits().Match(made.Html).Value.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>The learner enters the code, the coach says yes. Returns the person's page.</summary>
    public static async Task<string> PairedAsync(this CompanionApp app, Visitor coach, string callName, Scene learner, string sees = "topics", string organisation = "groenrijk")
    {
        var (page, code) = await coach.NewPersonAsync(callName);
        app.Tool.Store(organisation, Tell.Paired(learner, Guid.NewGuid(), app.Clock.GetUtcNow(), PairingCode.KeyedHash(CompanionApp.Secret, organisation, code), sees));
        var caseload = await coach.UntilAsync("/people", seen => seen.Html.Contains(learner.Name, StringComparison.Ordinal));
        await coach.PostAsync("/people?handler=Answer", AnswerFields(caseload, learner.Name, "yes"));
        return page;
    }

    public static (string, string)[] AnswerFields(Seen caseload, string learner, string answer)
    {
        var form = Forms().Matches(caseload.Html).Select(match => match.Value).Single(form => form.Contains($"value=\"{learner}\"", StringComparison.Ordinal));
        return [("person", Field(form, "person")), ("learner", learner), ("pairing", Field(form, "pairing")), ("answer", answer)];
    }

    public static string Field(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex(@"(?<=id=""code"">)\d{3} \d{3}")]
    private static partial Regex Digits();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();
}
