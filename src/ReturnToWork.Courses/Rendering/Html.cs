using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ReturnToWork.Courses.Rendering;

/// <summary>Markup being written. What stands in a hole of <see cref="Add"/> is always encoded, so no text can become markup.</summary>
public sealed class Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new();

    public Html Add(Markup markup)
    {
        text.Append(markup.Written);
        return this;
    }

    public Html Line(Markup markup) => Add(markup).AddMade("\n");

    /// <summary>Markup that was made by us from checked parts, such as a drawing.</summary>
    public Html AddMade(string markup)
    {
        text.Append(markup);
        return this;
    }

    public override string ToString() => text.ToString();

    /// <summary>Literal parts stay, holes are encoded.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int formattedCount)
    {
        internal StringBuilder Written { get; } = new(literalLength + (formattedCount * 16));

        public void AppendLiteral(string literal) => Written.Append(literal);

        public void AppendFormatted(string? value) => Written.Append(value is null ? "" : Encoder.Encode(value));

        internal void AppendFormatted(Phrase phrase) => AppendFormatted(phrase.Text);

        public void AppendFormatted(int value) => Written.Append(value.ToString(CultureInfo.InvariantCulture));
    }
}
