using System.Globalization;
using System.Text;
using CsCheck;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>Where a professional stands, from what was earned and the day: told histories for every step, and random ones against a model that walks day by day.</summary>
public sealed class TrainingFoldTests
{
    private static readonly ProtocolLibrary Library = ProtocolLibrary.Load(Path.Combine(Repository.Root, "packages-scorm/training/protocol"));

    public static TheoryData<string> Histories => [.. Directory.GetFiles(Path.Combine(Repository.Root, "tests/ReturnToWork.Tests/Companion/Training/Histories"), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>A file is a history: "day + evidence" is earned, "day ? " is asked, and the answer stands behind it.</summary>
    [Theory, MemberData(nameof(Histories))]
    public async Task A_told_history_leads_to_the_states_that_stand_behind_its_days(string history)
    {
        var path = Path.Combine(Repository.Root, $"tests/ReturnToWork.Tests/Companion/Training/Histories/{history}.txt");
        var (earned, told, lines) = (new List<Earned>(), new StringBuilder(), await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken));
        foreach (var line in lines.Where(line => line.Contains(" + ", StringComparison.Ordinal))) earned.AddRange(Read(line));
        foreach (var line in lines)
        {
            if (line.Split(" ? ") is not [var day, _]) told.AppendLine(line);
            else told.AppendLine(CultureInfo.InvariantCulture, $"{day} ? {Tell(TrainingFold.Fold(Library.Versions[0], earned, Day(day)))}");
        }

        if (Environment.GetEnvironmentVariable("RTW_GOLDEN") is not null) await File.WriteAllTextAsync(path, told.ToString(), TestContext.Current.CancellationToken);
        told.ToString().ReplaceLineEndings().TrimEnd().ShouldBe(string.Join('\n', lines).ReplaceLineEndings().TrimEnd());
    }

    [Fact]
    public void Every_state_is_reached_by_a_told_history()
    {
        var all = string.Join('\n', Directory.GetFiles(Path.Combine(Repository.Root, "tests/ReturnToWork.Tests/Companion/Training/Histories"), "*.txt").Select(File.ReadAllText));
        foreach (var state in Enum.GetValues<TrainingState>()) all.ShouldContain($"? {TrainingProgress.CodeOf(state)} ");
    }

    [Fact]
    public void Random_histories_in_any_order_lead_where_a_model_leads_that_walks_day_by_day()
    {
        var protocol = Library.Versions[0];
        var start = new DateOnly(2026, 11, 2);
        // Most begin with all of the basis, so that certificates, years and losses are reached too.
        var basis = protocol.Certificate.SelectMany(code => protocol.Find(code)!.Evidence).SelectMany(one => Enumerable.Repeat(one, one.Count)).ToArray();
        var any = protocol.Requirements.SelectMany(part => part.Evidence).ToArray();
        var yearly = protocol.KeepUp.Concat(protocol.Recovery).SelectMany(code => protocol.Find(code)!.Evidence).ToArray();
        var history =
            from early in Gen.Int[0, 120].Array[basis.Length]
            from drop in Gen.Int[0, 30].Array[basis.Length]
            from loose in Gen.Select(Gen.Int[0, any.Length - 1].Select(at => any[at]), Gen.Int[0, 2400]).Array[0, 10]
            from kept in Gen.Select(Gen.Int[0, yearly.Length - 1].Select(at => yearly[at]), Gen.Int[100, 2400]).Array[0, 60]
            from exempt in Gen.Int[0, 400]
            from today in Gen.Int[0, 2500]
            select (Earned: basis.Index().Where(one => drop[one.Index] > 0).Select(one => Of(one.Item, start.AddDays(early[one.Index])))
                    .Concat(loose.Concat(kept).Select(one => Of(one.Item1, start.AddDays(one.Item2))))
                    .Concat(exempt < 120 ? [new Earned("P3", Earned.Exempt, start.AddDays(exempt))] : []).ToList(), Today: start.AddDays(today));
        history.Sample(
            one =>
            {
                var folded = TrainingFold.Fold(protocol, one.Earned, one.Today);
                var walked = TrainingWalk.To(protocol, one.Earned, start, one.Today);
                folded.Code.ShouldBe(TrainingProgress.CodeOf(walked.State));
                (folded.CertifiedOn, folded.CertifiedUntil, folded.Periods).ShouldBe((walked.From, walked.Until, walked.Periods));
                folded.PrivacyUntil.ShouldBe(walked.PrivacyUntil);
                // Neither the order nor what comes later counts.
                Same(TrainingFold.Fold(protocol, [.. one.Earned.AsEnumerable().Reverse()], one.Today), folded);
                Same(TrainingFold.Fold(protocol, [.. one.Earned.Where(earned => earned.Day <= one.Today)], one.Today), folded);
            },
            iter: 3_000);
    }

    [Fact]
    public void A_new_version_asks_only_those_who_begin_under_it_and_takes_nothing_from_the_others()
    {
        var old = Library.Versions[0];
        var more = old.Requirements[0] with { Code = "P11", Evidence = [new("P11", "e-learning", "completed", 1, false)] };
        var next = old with { Version = "2027.1", From = new(2027, 1, 1), Certificate = [.. old.Certificate, "P11"], Basis = [.. old.Basis, "P11"], Guide = [.. old.Guide, "P11"], Requirements = [.. old.Requirements, more] };
        var earned = old.Certificate.SelectMany(code => old.Find(code)!.Evidence).SelectMany(one => Enumerable.Repeat(Of(one, new(2026, 11, 20)), one.Count)).ToList();

        TrainingFold.Fold(old, earned, new(2027, 2, 1)).State.ShouldBe(TrainingState.Certified);
        var begun = TrainingFold.Fold(next, earned, new(2027, 2, 1));
        (begun.State, begun.Missing.Single().Code).ShouldBe((TrainingState.Busy, "P11"));
    }

    private static void Same(TrainingProgress one, TrainingProgress other) =>
        System.Text.Json.JsonSerializer.Serialize(one).ShouldBe(System.Text.Json.JsonSerializer.Serialize(other));

    private static Earned Of(Evidence evidence, DateOnly day) => new(evidence.Code, evidence.Verb, day);

    private static IEnumerable<Earned> Read(string line)
    {
        var (day, rest) = (Day(line.Split(" + ")[0]), line.Split(" + ")[1]);
        foreach (var code in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // "P3:exempt" is an exemption, "P8x3" three times.
            if (code.Split(':') is [var part, "exempt"])
            {
                yield return new Earned(part, Earned.Exempt, day);
                continue;
            }

            var (evidence, times) = code.Split('x') is [var once, var count] ? (once, int.Parse(count, CultureInfo.InvariantCulture)) : (code, 1);
            for (var time = 0; time < times; time++) yield return Of(Library.Versions[0].FindEvidence(evidence)!.Value.Evidence, day);
        }
    }

    private static string Tell(TrainingProgress progress)
    {
        var told = new StringBuilder($"{progress.Code} since {Text(progress.Since)}");
        if (progress.CertifiedUntil is { } until) told.Append(CultureInfo.InvariantCulture, $", certificate {progress.Periods} from {Text(progress.CertifiedOn)} until {Text(until)}, grace until {Text(progress.GraceUntil)}");
        if (progress.PrivacyUntil is { } privacy) told.Append(CultureInfo.InvariantCulture, $", P1 until {Text(privacy)}");
        return told.Append("; missing ").AppendJoin(", ", progress.Missing.Select(one => $"{one.Evidence} {one.Count}{(one.Before is { } day ? $" before {Text(day)}" : "")}")).Append(progress.Missing.Count == 0 ? "nothing" : "").ToString();
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "ever";

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
