using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ReturnToWork.Companion.Coaching.Drawing;

/// <summary>
/// Willen and kunnen, now and before, as dumbbell bars: a ring where it stood, a disc where it stands, a bar between. Three places in words, no number, no sum. The table
/// beneath says the same, so the drawing is hidden from screen readers; shape tells now from before, not colour.
/// </summary>
internal static class Dumbbells
{
    private const int Width = 400;
    private const int RowHeight = 50;
    private const int Head = 30;

    /// <param name="bands">In the order of the method: willen first.</param>
    /// <param name="name">What people call a determinant.</param>
    /// <param name="word">What people call a band.</param>
    public static string Draw(IReadOnlyList<SharedBand> bands, Func<string, string> name, Func<Band, string> word)
    {
        var svg = new StringBuilder();
        var height = Head + (bands.Count * RowHeight) + 4;
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="dumbbells" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" aria-hidden="true" focusable="false">""");
        foreach (var band in Enum.GetValues<Band>())
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="place" x="{X(band)}" y="18" text-anchor="middle">{HtmlEncoder.Default.Encode(word(band))}</text>""");
        }

        foreach (var (row, band) in bands.Index())
        {
            var y = Head + (row * RowHeight) + 34;
            svg.Append(CultureInfo.InvariantCulture, $"""<text class="name" x="0" y="{y - 16}">{HtmlEncoder.Default.Encode(name(band.Determinant))}</text>""")
                .Append(CultureInfo.InvariantCulture, $"""<line class="rule" x1="{X(Band.Low)}" y1="{y}" x2="{X(Band.High)}" y2="{y}"/>""");
            foreach (var place in Enum.GetValues<Band>()) svg.Append(CultureInfo.InvariantCulture, $"""<line class="rule" x1="{X(place)}" y1="{y - 6}" x2="{X(place)}" y2="{y + 6}"/>""");
            if (band.Before is { } before && before != band.Now) svg.Append(CultureInfo.InvariantCulture, $"""<line class="bar" x1="{X(before)}" y1="{y}" x2="{X(band.Now)}" y2="{y}"/>""");
            if (band.Before is { } then) svg.Append(CultureInfo.InvariantCulture, $"""<circle class="then" cx="{X(then)}" cy="{y}" r="12"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<circle class="now" cx="{X(band.Now)}" cy="{y}" r="7"/>""");
        }

        return svg.Append("</svg>").ToString();
    }

    private static int X(Band band) => 50 + (((int)band - 1) * 150);
}
