using System.Globalization;

namespace ReturnToWork.Courses.Behaviour;

/// <summary>
/// The theory of change as SVG: four columns with lines for a wide page and for paper, and one column with numbers in circles for a phone. Both hold what the table beneath says;
/// chosen and not chosen differ in thickness and dashes, so that it reads in black and white.
/// </summary>
public static class TheoryDrawing
{
    private const int Letters = 23;

    /// <summary>Beside up to six numbers.</summary>
    private const int LettersTall = 16;

    /// <summary>Four columns: themes, willen and kunnen, behaviour, what we hope.</summary>
    /// <param name="chosen">Draw only the way of this theme; the rest stays as pale boxes.</param>
    public static string Wide(BehaviourModel model, IReadOnlyList<Theme> themes, Theme? chosen, string language)
    {
        var path = new TheoryPath(model, themes, chosen);
        var wanting = model.Determinants.Count(determinant => determinant.IsWanting);
        var height = Math.Max(48 + (model.Determinants.Count * 52) + 38, 48 + (themes.Count * 64));
        var pen = new DrawingPen("wide", 860, height, Label(model, chosen, language));
        var themeAt = Spread(themes.Count, 6, 172, 56, height).ToList();
        var determinantAt = model.Determinants.Select((determinant, index) => new Place(258, 34 + (index * 52) + (determinant.IsWanting ? 0 : 38), 192, 42)).ToList();
        var behaviourAt = Spread(model.Behaviours.Count, 530, 156, 50, height).ToList();
        var hopeAt = new Place(742, (height / 2) - 80, 112, 160);

        pen.Head(6, 22, model.Word("themas", language));
        pen.Head(258, 22, model.Word("willen", language));
        pen.Head(258, 34 + (wanting * 52) + 26, model.Word("kunnen", language));
        pen.Head(530, 22, model.Word("gedrag", language));
        pen.Head(742, hopeAt.Y - 12, model.Word("hopen", language));

        // Thin lines first, so that the thick ones lie on top.
        foreach (var isMain in new[] { false, true })
        {
            foreach (var (index, theme) in themes.Index().Where(one => path.Shows(one.Item)))
                foreach (var weight in path.Weights[theme].Where(weight => weight.IsMain == isMain))
                    pen.Line(themeAt[index], determinantAt[IndexOf(model, weight.Determinant)], isMain);
            foreach (var (index, behaviour) in model.Behaviours.Index())
                foreach (var determinant in path.Through(behaviour).Where(determinant => path.IsMain(determinant) == isMain))
                    pen.Line(determinantAt[IndexOf(model, determinant)], behaviourAt[index], isMain);
            foreach (var (index, behaviour) in model.Behaviours.Index().Where(one => path.IsMain(one.Item) == isMain))
                pen.Line(behaviourAt[index], hopeAt, isMain: false);
        }

        foreach (var (index, theme) in themes.Index())
            Theme(pen, themeAt[index], path, theme, language, Letters);
        foreach (var (index, determinant) in model.Determinants.Index())
            Named(pen, determinantAt[index], path.IsMain(determinant), determinant.Name.In(language), isRound: !determinant.IsWanting);
        foreach (var (index, behaviour) in model.Behaviours.Index())
            Named(pen, behaviourAt[index], path.IsMain(behaviour), behaviour.Name.In(language), isRound: false);
        Hope(pen, hopeAt, model, language, 11);
        return pen.Done();
    }

    /// <summary>One column for a phone: under each other, with the numbers of the themes instead of lines.</summary>
    public static string Tall(BehaviourModel model, IReadOnlyList<Theme> themes, Theme? chosen, string language)
    {
        var path = new TheoryPath(model, themes, chosen);
        var rows = (themes.Count + 1) / 2;
        var wantingAt = 34 + (rows * 74) + 60;
        var ableAt = wantingAt + (model.Determinants.Count(determinant => determinant.IsWanting) * 56) + 34;
        var behaviourAt = ableAt + (model.Determinants.Count(determinant => !determinant.IsWanting) * 56) + 60;
        var hopeAt = behaviourAt + (model.Behaviours.Count * 86) + 60;
        var pen = new DrawingPen("tall", 300, hopeAt + 66, Label(model, chosen, language));

        pen.Head(2, 22, model.Word("themas", language));
        foreach (var (index, theme) in themes.Index())
            Theme(pen, new Place(2 + (index % 2 * 151), 34 + (index / 2 * 74), 145, 66), path, theme, language, LettersTall);
        pen.Down(150, wantingAt - 56);
        pen.Head(2, wantingAt - 12, model.Word("willen", language));
        pen.Head(2, ableAt - 12, model.Word("kunnen", language));
        var (wanting, able) = (0, 0);
        foreach (var determinant in model.Determinants)
        {
            var at = new Place(2, determinant.IsWanting ? wantingAt + (wanting++ * 56) : ableAt + (able++ * 56), 296, 48);
            pen.Box(at, path.IsMain(determinant), isRound: !determinant.IsWanting);
            var themesOf = path.ThemesOf(determinant).ToList();
            pen.Words(at, path.IsMain(determinant), DrawingPen.Broken(determinant.Name.In(language), LettersTall));
            foreach (var (index, one) in themesOf.Index())
                pen.Number(at.X + at.Width - 18 - ((themesOf.Count - 1 - index) * 25), at.Y + 24, one.Theme.Number, one.IsMain);
        }

        pen.Down(150, behaviourAt - 56);
        pen.Head(2, behaviourAt - 12, model.Word("gedrag", language));
        foreach (var (index, behaviour) in model.Behaviours.Index())
        {
            var at = new Place(2, behaviourAt + (index * 86), 296, 78);
            var weight = path.IsMain(behaviour);
            pen.Box(at, weight, isRound: false);
            string[] lines = [behaviour.Name.In(language), .. DrawingPen.Broken($"{model.Word("door", language)} {path.List(path.Through(behaviour).Select(one => one.Name), language)}", 38)];
            pen.Words(at, weight, lines, bold: true);
        }

        pen.Down(150, hopeAt - 56);
        pen.Head(2, hopeAt - 12, model.Word("hopen", language));
        Hope(pen, new Place(2, hopeAt, 296, 60), model, language, 32);
        return pen.Done();
    }

    private static string Label(BehaviourModel model, Theme? chosen, string language) => chosen is null
        ? model.Word("tekening-alle", language)
        : model.Word("tekening-thema", language).Replace("{nummer}", NumberOf(chosen), StringComparison.Ordinal).Replace("{naam}", chosen.Name(language), StringComparison.Ordinal);

    public static string NumberOf(Theme theme) => theme.Number.ToString(CultureInfo.InvariantCulture);

    private static void Theme(DrawingPen pen, Place at, TheoryPath path, Theme theme, string language, int letters)
    {
        bool? weight = path.Chosen is null ? false : path.Shows(theme) ? true : null;
        pen.Box(at, weight, isRound: false);
        pen.Words(at, weight, [path.Model.Word("thema", language).Replace("{nummer}", NumberOf(theme), StringComparison.Ordinal), .. DrawingPen.Broken(theme.Name(language), letters)], bold: true, indent: 10, size: 14);
    }

    private static void Named(DrawingPen pen, Place at, bool? weight, string name, bool isRound)
    {
        pen.Box(at, weight, isRound);
        pen.Words(at, weight, DrawingPen.Broken(name, Letters), size: 14);
    }

    private static void Hope(DrawingPen pen, Place at, BehaviourModel model, string language, int letters)
    {
        pen.Box(at, weight: false, isRound: false, isHope: true);
        pen.Words(at, weight: false, DrawingPen.Broken(model.Outcomes[^1].Name.In(language), letters), indent: 10);
    }

    private static int IndexOf(BehaviourModel model, Determinant determinant) => model.Determinants.Index().First(one => one.Item == determinant).Index;

    private static IEnumerable<Place> Spread(int count, int x, int width, int boxHeight, int height) =>
        Enumerable.Range(0, count).Select(index => new Place(x, 34 + (count == 1 ? 0 : index * (height - 44 - boxHeight) / (count - 1)), width, boxHeight));
}
