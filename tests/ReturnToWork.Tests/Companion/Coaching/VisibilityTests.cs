using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Privacy;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.Tests.Companion.Twins;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>
/// Method 5.4, walked against the real pages: of each kind of data something is planted, each viewer goes through every page that the routing table knows, and what is found there must be what the table
/// <see cref="Visibility"/> says, under each coach mode and each choice of the learner.
/// </summary>
public sealed class VisibilityTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private const string Private = "geheim-anker";
    private const string CallName = "Kees-anker";
    private static readonly string[] Choices = ["nothing", "progress", "topics"];

    // What shows that a datum stands on a page.
    private static readonly Dictionary<Datum, string> Marks = new()
    {
        [Datum.Progress] = "Thema 5, ‘", [Datum.Topics] = "data-subject=\"anderen\"", [Datum.Bands] = "data-band=\"W1\"", [Datum.Plan] = "dinsdag 5 januari", [Datum.PrivateAnswers] = Private,
        [Datum.TalkLog] = "dinsdag 2 februari", [Datum.TalkingPoints] = "class=\"sheet\"", [Datum.Person] = CallName, [Datum.AccessLog] = " keek op ", [Datum.Training] = "training-anker",
    };

    // Seen, but not on a page of the Companion that names it so: private answers on the own page of the Tool (Tool/Mine/OwnPageTests), who looked on the privacy officer's own pages. Nothing of training is
    // kept here yet.
    private static readonly (Viewer?, Datum)[] Elsewhere = [(Viewer.Employee, Datum.PrivateAnswers), (Viewer.PrivacyOfficer, Datum.AccessLog), (null, Datum.Training)];

    private readonly CompanionApp _app = running.App;

    public static TheoryData<string, string> ModesAndChoices => [.. CoachModes.All.SelectMany(_ => Choices, (mode, sees) => (mode, sees))];

    [Theory, MemberData(nameof(ModesAndChoices))]
    public async Task Every_viewer_sees_on_every_page_what_the_table_says_and_nothing_else(string mode, string sees)
    {
        var coach = SomePeople.NewCoach();
        var (person, learner) = await PlantAsync(coach, mode, sees);
        var paths = (await TwinRoutes.AllAsync(_app)).Where(knock => knock.Method == "GET" && !knock.Path.StartsWith("/sign-", StringComparison.Ordinal) && knock.Path != "/language").Select(knock => knock.PathFor(person)).ToList();
        paths.ShouldContain($"/people/{person}");

        foreach (var viewer in Enum.GetValues<Viewer>())
        {
            if (viewer is Viewer.ConfidentialCoach or Viewer.EmployerCoach && viewer != Visibility.Coach(mode == CoachModes.Confidential)) continue;
            var pages = viewer == Viewer.Employee ? await MirrorAsync(learner) : await WalkAsync(WhoIs(viewer, coach), paths);
            foreach (var (datum, mark) in Marks)
            {
                var shown = pages.Contains(mark, StringComparison.Ordinal);
                var may = Visibility.Shows(datum, viewer, Visibility.AgreedTo(sees));
                // The mirror is the coach's page, and who looked at it.
                if (viewer == Viewer.Employee && datum != Datum.AccessLog) may &= Visibility.Shows(datum, Visibility.Coach(mode == CoachModes.Confidential), Visibility.AgreedTo(sees));
                if (Elsewhere.Contains((viewer, datum)) || Elsewhere.Contains((null, datum))) may = shown && may;
                shown.ShouldBe(may, $"{viewer}, {datum}, coach {mode}, learner chose {sees}");
            }
        }
    }

    [Fact]
    public void The_table_is_the_methods()
    {
        foreach (var agreed in Enum.GetValues<Agreed>())
        {
            foreach (var datum in Enum.GetValues<Datum>())
            {
                foreach (var nobody in (Viewer[])[Viewer.Manager, Viewer.Evaluator, Viewer.Coordinator, Viewer.Administrator]) Visibility.Shows(datum, nobody, agreed).ShouldBeFalse($"{nobody} {datum}");
                if (agreed == Agreed.Nothing) continue;
                // A wider choice never shows less.
                foreach (var viewer in Enum.GetValues<Viewer>()) (Visibility.Shows(datum, viewer, agreed - 1) && !Visibility.Shows(datum, viewer, agreed)).ShouldBeFalse($"{viewer} {datum}");
            }

            Visibility.Shows(Datum.Bands, Viewer.EmployerCoach, agreed).ShouldBeFalse();
            foreach (var viewer in Enum.GetValues<Viewer>().Where(viewer => viewer != Viewer.Employee)) Visibility.Shows(Datum.PrivateAnswers, viewer, agreed).ShouldBeFalse();
        }
    }

    private static StubProfessional WhoIs(Viewer viewer, StubProfessional coach) => viewer switch
    {
        Viewer.ConfidentialCoach or Viewer.EmployerCoach => coach,
        Viewer.Manager => Somebody(),
        _ => Somebody(viewer switch { Viewer.Trainer => "trainer", Viewer.Coordinator => "coordinator", Viewer.PrivacyOfficer => "privacy-officer", Viewer.Evaluator => "evaluator", _ => "administrator" }),
    };

    private static StubProfessional Somebody(params string[] roles) => new($"somebody-{Guid.NewGuid():N}", "Iemand", "groenrijk", roles);

    private async Task<string> WalkAsync(StubProfessional who, IReadOnlyList<string> paths)
    {
        using var visitor = await _app.SignedInAsync(who);
        var all = visitor.Page!.Text;
        foreach (var path in paths) all += (await visitor.GetAsync(path)).Text;
        return all;
    }

    private async Task<string> MirrorAsync(string learner)
    {
        using var http = new HttpClient { BaseAddress = new Uri(_app.Address) };
        var ticket = MirrorTicket.New("groenrijk", [learner], "nl", _app.Address, _app.Clock.GetUtcNow()).Sign(CompanionApp.Secret);
        using var answer = await http.PostAsync("/mirror", new FormUrlEncodedContent([KeyValuePair.Create("ticket", ticket)]), TestContext.Current.CancellationToken);
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<(Guid Person, string Learner)> PlantAsync(StubProfessional coach, string mode, string sees)
    {
        const string organisation = "groenrijk";
        var (now, person, learner, pairing, plan) = (_app.Clock.GetUtcNow(), Guid.NewGuid(), $"learner-{Guid.NewGuid():N}", Guid.NewGuid().ToString("N"), Guid.NewGuid());
        await using var db = await _app.OpenAsync(organisation);
        db.Add(new ProfessionalRow { Organisation = organisation, Subject = coach.Subject, Name = coach.Name, Roles = "coach", LastSignIn = now, Mode = mode });
        db.Add(new PersonRow { Organisation = organisation, Id = person, Coach = coach.Subject, CallName = _app.Services.GetRequiredService<CallNames>().Seal(organisation, CallName), Since = now, Mode = mode });
        db.Add(new LinkRow { Organisation = organisation, Learner = learner, Pairing = pairing, Person = person, Confirmed = true, Decided = now });
        Fact(FactKind.Paired, new { sees }, "3");
        Fact(FactKind.Finished, new { }, "5");
        Fact(FactKind.Shared, new { what = new[] { "topics", "plan", "bands" }, topics = new[] { "anderen" }, bands = new[] { "w1-low" } }, "3", plan);
        Fact(FactKind.Planned, new { refers = plan, lookBackDay = "2027-01-05", words = Private }, "3", refers: plan);
        db.Add(new TalkRow { Organisation = organisation, Person = person, Id = Guid.NewGuid(), Coach = coach.Subject, Day = DateOnly.FromDateTime(now.UtcDateTime), Topics = "", Agreement = "small-step", LookBack = new DateOnly(2027, 2, 2), Sentences = "", Written = now });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        // Somebody looked.
        using (var visitor = await _app.SignedInAsync(coach)) await visitor.GetAsync($"/people/{person}");
        return (person, learner);

        void Fact(FactKind kind, object codes, string theme, Guid? statement = null, Guid? refers = null) => db.Add(new FactRow
        {
            Organisation = organisation, Statement = statement ?? Guid.NewGuid(), Source = "planted", Learner = learner, Kind = kind, Theme = theme, At = now, Refers = refers, Pairing = kind == FactKind.Paired ? pairing : null,
            Codes = JsonSerializer.Serialize(codes),
        });
    }
}
