using System.Text;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>Whole sheets as text, to read aloud. To renew after a wanted change: delete the file, run once (it fails and writes the file), read the difference.</summary>
public sealed class SheetGoldenTests
{
    [Theory]
    [InlineData("quiet")]
    [InlineData("own-choice")]
    [InlineData("bands")]
    [InlineData("looking-back")]
    public void The_sheet_reads_as_it_should_in_both_languages(string name)
    {
        var sheet = TalkSheet.Of(InputOf(name));
        foreach (var language in (string[])["nl", "en"])
        {
            var golden = Path.Combine(Repository.Root, "tests", "ReturnToWork.Tests", "Companion", "Coaching", "Golden", $"{name}.{language}.txt");
            var text = Read(sheet, CoachingTexts.In(language));
            var wanted = File.Exists(golden) ? File.ReadAllText(golden) : "";
            if (wanted.Length == 0) File.WriteAllText(golden, text);
            text.ShouldBe(wanted);
        }
    }

    private static TalkInput InputOf(string name)
    {
        var plan = AFact.Plan(9);
        return name switch
        {
            "quiet" => AFact.Input() with { Week = 2, Talks = [AFact.Talk(7, sentences: ["together.3", "K1.B", "W4.O"])] },
            "own-choice" => AFact.Input(AFact.Ask(2), AFact.Topics(3, "op-het-werk", "anderen"), AFact.Finished(4), AFact.Plan(5)) with { Week = 5 },
            "bands" => AFact.Input() with { Week = 9, Bands = [AFact.Band("W1", Band.Low, 3), AFact.Band("K2", Band.High, 2, Band.Low), AFact.Band("W3", Band.Middle, 1, Band.High)] },
            _ => AFact.Input(AFact.Finished(30, "6"), plan, AFact.Planned(plan)) with { Week = 12, Talks = [AFact.Talk(8, ["mijn-plan"], "small-step", 1, "K2.O")] },
        };
    }

    private static string Read(TalkSheet sheet, CoachingTexts texts)
    {
        var page = new StringBuilder();
        if (sheet.WeekSentence is { } week) page.Append("week: ").Append(texts.Say(week)).Append('\n');
        if (sheet.Hear is { } hear) page.Append(texts.Hear).Append(' ').Append(texts.Say(hear)).Append('\n');
        foreach (var opening in sheet.Openings) page.Append("- ").Append(texts.Say(opening)).Append('\n');
        foreach (var point in sheet.All)
        {
            page.Append('\n').Append(point.Rule).Append(' ').Append(point.Kind).Append(": ").Append(texts.SentenceOf(point)).Append('\n');
            if (texts.SharedIn(point) is { } shared) page.Append("  shared: ").Append(shared).Append('\n');
            foreach (var follow in texts.FollowOf(point)) page.Append("  D: ").Append(follow).Append('\n');
            page.Append("  why: ").Append(texts.WhyOf(point)).Append(" [").AppendJoin(", ", point.Evidence.Select(evidence => $"{evidence.Verb} {evidence.At:yyyy-MM-dd}")).Append("]\n");
        }

        if (sheet.Caution is { } caution) page.Append("\nL: ").Append(texts.Say(caution)).Append('\n');
        if (sheet.Together is { } together)
        {
            page.Append('\n').Append(texts.NameOf(together.Theme)).Append('\n');
            if (together.Core is { } core) page.Append(texts.Say(core)).Append('\n');
            foreach (var line in texts.Together[together.Theme].Exercise) page.Append("  ").Append(line).Append('\n');
            foreach (var question in together.Questions) page.Append("  O: ").Append(texts.Say(question)).Append('\n');
        }

        page.Append('\n');
        foreach (var closing in sheet.Closings) page.Append("- ").Append(texts.Say(closing)).Append('\n');
        return page.ToString();
    }
}
