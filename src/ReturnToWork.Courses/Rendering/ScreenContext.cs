using ReturnToWork.Courses.Reading;

namespace ReturnToWork.Courses.Rendering;

/// <summary>What every piece of markup needs: the texts, the ids of this language and the drawings.</summary>
internal sealed record ScreenContext(Theme Theme, string Language, WhoSees Who, Html Html)
{
    public SharedTexts Texts { get; } = Theme.SharedIn(Language);

    public bool IsOpen => Who.Host == HostKind.Open;

    /// <summary>Written for the printer: nothing to press, nothing about coach or code, and several themes may share the document.</summary>
    public bool OnPaper { get; init; }

    /// <summary>Both languages are in one document, so ids and radio names carry the language.</summary>
    public string Id(string local) => OnPaper ? FormattableString.Invariant($"{Language}-{Theme.Mark}-{local}") : $"{Language}-{local}";

    /// <summary>An element that holds nothing but one phrase, under whose id it can be spoken and replaced.</summary>
    public void Say(string tag, Phrase phrase, string? cssClass = null)
    {
        Html.AddMade($"<{tag}");
        if (cssClass is not null)
            Html.Add($" class=\"{cssClass}\"");
        Html.Add($" data-say=\"{phrase.Id}\">{phrase}").AddMade($"</{tag}>");
    }

    /// <summary>The same for a fixed text.</summary>
    public void Say(string tag, string key, string? cssClass = null) => Say(tag, Texts.Phrase(key), cssClass);

    /// <summary>A drawing with its text alternative; without one it is decoration beside a word.</summary>
    public void Drawing(string name, string cssClass, string? alt = null)
    {
        if (alt is null)
            Html.Add($"""<svg class="{cssClass}" aria-hidden="true"><use href="#{NameOf(name)}"/></svg>""");
        else
            Html.Add($"""<svg class="{cssClass}" role="img" aria-label="{alt}"><use href="#{NameOf(name)}"/></svg>""");
    }

    private string NameOf(string drawing) => OnPaper ? Sprite.NameOnPaper(Theme, drawing) : drawing;

    /// <summary>Two empty lines to write on with a pen; the screen shows none.</summary>
    public void PenLines(int lines = 1)
    {
        for (var i = 0; i < lines; i++)
            Html.AddMade("<span class=\"pen-line\" aria-hidden=\"true\"></span>");
    }
}
