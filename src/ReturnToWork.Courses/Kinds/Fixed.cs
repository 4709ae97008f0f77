using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>The fixed activities of the first and last screen (<c>wie-ziet</c>, <c>bewaren</c>, <c>koppelen</c>, <c>delen</c>); their sentences are the same in every theme.</summary>
/// <param name="WithPlan">The theme makes a plan, so that somebody may share that there is one.</param>
internal sealed record Fixed(int Line, string Word, bool WithPlan) : Activity(Line, Word)
{
    public override string Kind => Word;

    public override string? Script => Word == "koppelen" ? "pair.js" : null;

    /// <summary>The first part of the keys of its fixed texts.</summary>
    public string TextSection => Word == "wie-ziet" ? "wie." : Word + ".";

    public static Fixed Read(BlockSource block) => new(block.Line, block.Kind, block.Map.Flag("plan"));

    public override void Write(ScreenContext page)
    {
        switch (Word)
        {
            case "wie-ziet": WhoSeesMarkup.Write(page); break;
            case "bewaren": KeepMarkup.Write(page); break;
            case "koppelen": PairMarkup.Write(page); break;
            default: ShareMarkup.Write(page, WithPlan); break;
        }
    }
}
