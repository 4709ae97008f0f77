using System.Text.Json;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>schrijf-of-spreek</c>: three equal doors, none of which has to be opened: write it, say it, or tell it to somebody. Always private.</summary>
internal sealed record WriteOrSpeak(int Line, string Id, Phrase Question) : Activity(Line, Id)
{
    public const string Word = "schrijf-of-spreek";

    /// <summary>Characters that may be written.</summary>
    public const int Longest = 1000;

    /// <summary>The pictures on the doors.</summary>
    private static readonly string[] Doors = ["opschrijven", "praten", "samen"];

    public override string Kind => Word;

    public override string Script => "memo.js";

    public override bool AlwaysPrivate => true;

    public override IEnumerable<Phrase> Body => [Question];

    public override IEnumerable<PictureUse> Pictures => Doors.Select(name => new PictureUse(name, name, Line));

    public static WriteOrSpeak Read(BlockSource block) => new(block.Line, block.Id, block.Say("vraag"));

    public override void Write(ScreenContext page) => WriteOrSpeakMarkup.Write(page, this);

    /// <summary>What was written, and that something was said or will be told; never the sound.</summary>
    public override IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text)
    {
        if (answer.ValueKind != JsonValueKind.Object)
            yield break;
        if (answer.TryGetProperty("text", out var written) && written.ValueKind == JsonValueKind.String && written.GetString() is { Length: > 0 } words)
            yield return new AnswerLine(null, words, IsTyped: true);
        if (answer.TryGetProperty("memo", out var memo) && memo.ValueKind == JsonValueKind.True)
            yield return new AnswerLine(null, text.Shared["spreek.ingesproken"]);
        if (answer.TryGetProperty("told", out var told) && told.ValueKind == JsonValueKind.True)
            yield return new AnswerLine(null, text.Shared["spreek.vertellen"]);
    }
}
