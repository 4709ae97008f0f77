using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>oefengesprek</c>: practise a talk: the other says something, you choose what you say. Every way ends well, and something else may be tried at any time.</summary>
/// <param name="Steps">The first is where it begins.</param>
internal sealed record Conversation(int Line, string Id, Phrase Question, Phrase Other, string OtherPicture, IReadOnlyList<TalkStep> Steps) : Activity(Line, Id)
{
    public const string Word = "oefengesprek";

    /// <summary>Where an answer leads that begins the talk again; no step may be called so.</summary>
    public const string Again = "opnieuw";

    public override string Kind => Word;

    public override string Script => "talk.js";

    public override bool AlwaysPrivate => true;

    public override IEnumerable<Phrase> Body => [Question, .. Steps.Take(1).Select(step => step.Said)];

    public override IEnumerable<Phrase> Further => [Other, .. Steps.Skip(1).Select(step => step.Said), .. Steps.Select(step => step.Closing).OfType<Phrase>()];

    public override IEnumerable<(string Answer, Option Option)> Options => Steps.SelectMany(step => step.Answers.Select(answer => ($"{Id}/{step.Id}", answer.Option)));

    public override IEnumerable<PictureUse> Pictures => [new PictureUse(OtherPicture, OtherPicture, Line)];

    public static Conversation Read(BlockSource block)
    {
        var other = block.Map.RequiredMap("ander");
        var read = new Conversation(
            block.Line, block.Id, block.Say("vraag"), block.Say(other, "naam", "ander"), other.Required("beeld"),
            block.Each(block.Map, "stappen", (id, line, map) => new TalkStep(
                id, line, block.Say(map, "zegt", $"stap.{id}.zegt"), block.SayIfThere(map, "einde", $"stap.{id}.einde"),
                map.Has("einde") ? [] : block.Each(map, "antwoorden", (answer, at, keys) => new TalkAnswer(block.Plain(answer, at, keys, $"stap.{id}.antwoord"), keys.Required("naar"))))));
        other.Done();
        return read;
    }

    public override void Check(KindCheck check) => ConversationCheck.Run(check, this);

    public override void Write(ScreenContext page) => ConversationMarkup.Write(page, this);

    /// <summary>What somebody said, in order, for as far as the way still exists.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("path", out var path) || path.ValueKind != JsonValueKind.Array)
            yield break;
        var step = Steps.Count > 0 ? Steps[0] : null;
        foreach (var id in path.EnumerateArray())
        {
            if (id.ValueKind != JsonValueKind.String || step?.Answers.FirstOrDefault(one => one.Option.Id == id.GetString()) is not { } said)
                yield break;
            yield return new AnswerLine(Label: null, said.Option.Text.Text);
            step = Steps.FirstOrDefault(next => next.Id == said.To);
        }
    }
}

/// <summary>What the other says, and what can be said then.</summary>
/// <param name="Closing">How it ended, where it ends here.</param>
internal sealed record TalkStep(string Id, int Line, Phrase Said, Phrase? Closing, IReadOnlyList<TalkAnswer> Answers);

/// <param name="To">Id of the step it leads to.</param>
internal sealed record TalkAnswer(Option Option, string To);
