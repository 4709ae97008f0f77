using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>als-dan</c>: the builder of one sentence out of a cue and an action. Hints are kind questions that the player shows when they fit.</summary>
internal sealed record IfThen(
    int Line, string Id, Phrase CueQuestion, IReadOnlyList<Option> Cues, Phrase ActionQuestion, IReadOnlyList<Option> Actions,
    Phrase Sentence, Phrase SentenceLabel, IReadOnlyList<KeyValuePair<string, Phrase>> Hints) : Activity(Line, Id)
{
    public const string Word = "als-dan";

    public override string Kind => Word;

    public override string Script => "if-then.js";

    public override IEnumerable<Phrase> Body => [CueQuestion, ActionQuestion];

    public override IEnumerable<Phrase> Further => Hints.Select(hint => hint.Value);

    public override IEnumerable<(string Answer, Option Option)> Options => Cues.Select(option => ($"{Id}/als", option)).Concat(Actions.Select(option => ($"{Id}/dan", option)));

    public static IfThen Read(BlockSource block)
    {
        var cue = block.Map.RequiredMap("als");
        var action = block.Map.RequiredMap("dan");
        var hints = block.Map.RequiredMap("hints");
        var read = new IfThen(
            block.Line, block.Id, block.Say(cue, "vraag", "als.vraag"), block.Options(cue, "als"), block.Say(action, "vraag", "dan.vraag"), block.Options(action, "dan"),
            block.Say(block.Map, "zin", "zin", spoken: false), block.Say("zin-kop"), [.. hints.Keys.ToList().Select(key => KeyValuePair.Create(key, block.Say(hints, key, "hint." + key)))]);
        cue.Done();
        action.Done();
        hints.Done();
        return read;
    }

    public override void Write(ScreenContext page) => IfThenMarkup.Write(page, this);

    /// <summary>The one sentence; dots for what is still open.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        var (cue, action) = (Part("als", Cues), Part("dan", Actions));
        if (cue is null && action is null)
            yield break;
        var sentence = Sentence.Text.Replace("{als}", cue?.Text ?? "…", StringComparison.Ordinal).Replace("{dan}", action?.Text ?? "…", StringComparison.Ordinal);
        yield return new AnswerLine(null, sentence.Replace("….", "…", StringComparison.Ordinal), cue?.IsTyped == true || action?.IsTyped == true);

        AnswerLine? Part(string name, IReadOnlyList<Option> options) =>
            answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var part) ? Picked.Of(part).InWords(options).FirstOrDefault() : null;
    }
}
