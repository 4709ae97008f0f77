using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>scene</c>: a told story in pictures: each step is a picture (a <c>data-step</c> of the file) with its alternative and caption.</summary>
internal sealed record Scene(int Line, string Id, string Source, IReadOnlyList<SceneStep> Steps) : Activity(Line, Id)
{
    public const string Word = "scene";

    public override string Kind => Word;

    public override IEnumerable<Phrase> Body => Steps.Select(step => step.Caption);

    public override IEnumerable<Phrase> Further => Steps.Select(step => step.Alt);

    public override IEnumerable<PictureUse> Pictures => Steps.Select((step, i) => new PictureUse(Courses.Pictures.SceneStep(Source, i + 1), $"{Source}, data-step {i + 1}", step.Line));

    public static Scene Read(BlockSource block)
    {
        var steps = new List<SceneStep>();
        foreach (var step in block.Map.Maps("stappen"))
        {
            var part = FormattableString.Invariant($"stap-{steps.Count + 1}");
            steps.Add(new SceneStep(
                step.Line, block.Phrases.Say($"activiteit.{block.Id}.{part}.alt", step.Text("alt") ?? "", step.Line, spoken: false), block.Phrases.Say($"activiteit.{block.Id}.{part}", step.Text("tekst") ?? "", step.Line)));
            step.Done();
        }

        return new Scene(block.Line, block.Id, block.Map.Required("beeld"), steps);
    }

    public override void Check(KindCheck check)
    {
        foreach (var step in Steps)
            check.Told(step.Alt, step.Caption, step.Line);
        if (Steps.Count == 0)
            check.Error("missing-key", Line, "Een scene heeft ‘stappen’ nodig.", "A scene needs ‘stappen’ (steps).");
    }

    public override void Write(ScreenContext page) => SceneMarkup.Write(page, this);
}

internal sealed record SceneStep(int Line, Phrase Alt, Phrase Caption);
