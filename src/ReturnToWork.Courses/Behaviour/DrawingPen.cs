using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Behaviour;

/// <summary>
/// Boxes, lines and words of a drawing. Black on white by its own attributes, so that it is clear without a stylesheet and on paper; a host's style may colour the classes.
/// Letters cannot be measured here, so lines of words are broken by count, with room to spare.
/// </summary>
internal sealed class DrawingPen
{
    private const string Ink = "#1d1d1b";
    private const string Pale = "#595959";
    private const string Faint = "#b5b5b5";
    private readonly Html svg = new();

    /// <param name="label">What the drawing says, and where it stands in words.</param>
    public DrawingPen(string name, int width, int height, string label) =>
        svg.Line($"""<svg class="theory-{name}" viewBox="0 0 {width} {height}" role="img" aria-label="{label}" font-size="15" fill="{Ink}">""");

    public string Done() => svg.AddMade("</svg>\n").ToString();

    /// <summary>A word above a group.</summary>
    public void Head(int x, int y, string text) => svg.Line($"""<text class="theory-head" x="{x}" y="{y}" font-size="17" font-weight="700">{text}</text>""");

    /// <summary>A box with words in it.</summary>
    /// <param name="weight">Null: not on the way that is shown; true: mainly.</param>
    public void Box(Place at, bool? weight, bool isRound, bool isHope = false)
    {
        var stroke = weight is null ? Faint : Ink;
        var width = weight == true ? 3 : 1;
        svg.Add($"""<rect class="theory-box{(weight == true ? " theory-main" : weight is null ? " theory-off" : "")}" x="{at.X}" y="{at.Y}" width="{at.Width}" height="{at.Height}" rx="{(isRound ? 18 : 4)}" fill="#fff" stroke="{stroke}" stroke-width="{width}" """);
        svg.AddMade(isHope ? "stroke-dasharray=\"8 5\"/>\n" : "/>\n");
    }

    /// <summary>Words in the middle of a box from its left side, broken where they do not fit.</summary>
    /// <param name="bold">The first line stands out.</param>
    public void Words(Place at, bool? weight, IReadOnlyList<string> lines, bool bold = false, int indent = 12, int size = 15)
    {
        var step = size + 4;
        var first = at.Y + (at.Height / 2) - ((lines.Count - 1) * step / 2) + (size / 3);
        for (var line = 0; line < lines.Count; line++)
            svg.Line($"""<text class="theory-words{(weight is null ? " theory-pale" : "")}" x="{at.X + indent}" y="{first + (line * step)}" font-size="{size}" fill="{(weight is null ? Pale : Ink)}" font-weight="{(bold && line == 0 ? 700 : 400)}">{lines[line]}</text>""");
    }

    /// <summary>From the right side of one box to the left side of another.</summary>
    public void Line(Place from, Place to, bool isMain)
    {
        var (x1, y1, x2, y2) = (from.X + from.Width, from.Y + (from.Height / 2), to.X, to.Y + (to.Height / 2));
        var bend = (x1 + x2) / 2;
        svg.Add($"""<path class="theory-line{(isMain ? " theory-main" : "")}" d="M{x1} {y1} C{bend} {y1} {bend} {y2} {x2} {y2}" fill="none" stroke="{(isMain ? Ink : Pale)}" stroke-width="{(isMain ? 3 : 1)}" """);
        svg.AddMade(isMain ? "/>\n" : "stroke-dasharray=\"3 4\"/>\n");
    }

    /// <summary>A broad arrow down: what stands above leads to what stands below.</summary>
    public void Down(int x, int y) => svg.Line($"""<path class="theory-arrow" d="M{x} {y} v16 m-9 -8 l9 9 l9 -9" fill="none" stroke="{Ink}" stroke-width="3"/>""");

    /// <summary>A number in a circle: filled for mainly, open for also.</summary>
    public void Number(int x, int y, int number, bool isMain)
    {
        svg.Line($"""<circle class="theory-number{(isMain ? " theory-main" : "")}" cx="{x}" cy="{y}" r="11" fill="{(isMain ? Ink : "#fff")}" stroke="{Ink}" stroke-width="1"/>""");
        svg.Line($"""<text class="theory-number-text{(isMain ? " theory-main" : "")}" x="{x}" y="{y + 5}" font-size="14" font-weight="700" text-anchor="middle" fill="{(isMain ? "#fff" : Ink)}">{number}</text>""");
    }

    /// <summary>A text in lines of at most so many letters, broken between words.</summary>
    public static IReadOnlyList<string> Broken(string text, int letters)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > letters)
                lines.Add(word);
            else
                lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }

        return lines;
    }
}

/// <summary>Where a box stands.</summary>
internal sealed record Place(int X, int Y, int Width, int Height);
