using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary><c>kring</c>: who stands around somebody: roles (never names) on rings. Only the person sees it, always.</summary>
/// <param name="Rings">The nearest first.</param>
internal sealed record Circle(int Line, string Id, Phrase Question, IReadOnlyList<Option> Rings, IReadOnlyList<Option> Things) : Placing(Line, Id, Question, Things)
{
    public const string Word = "kring";
    private const int MostRoles = 12;
    private const int MostRings = 3;

    public override string Kind => Word;

    public override bool AlwaysPrivate => true;

    public override IEnumerable<(string Answer, Option Option)> Options => base.Options.Concat(Rings.Select(ring => (Id + "/ring", ring)));

    public static Circle Read(BlockSource block) => new(
        block.Line, block.Id, block.Say("vraag"), block.Each(block.Map, "ringen", (id, line, map) => block.Plain(id, line, map, "ring")), block.Each(block.Map, "rollen", (id, line, map) => block.Plain(id, line, map, "rol")));

    public override void Check(KindCheck check)
    {
        check.HowMany(Line, Things.Count, 1, MostRoles, ("rollen", "roles"));
        check.HowMany(Line, Rings.Count, 2, MostRings, ("ringen", "rings"));
        foreach (var role in Things.Where(role => role.Picture is null))
            check.Error("missing-key", role.Line, "Geef deze rol een plaatje: ‘beeld: …’. In de kring staat het naast het woord.", "Give this role a picture: ‘beeld: …’. In the circle it stands beside the word.");
    }

    public override void Write(ScreenContext page) => CircleMarkup.Write(page, this);

    protected override string? Place(string place, ThemeText text) => Rings.FirstOrDefault(ring => ring.Id == place)?.Text.Text;
}
