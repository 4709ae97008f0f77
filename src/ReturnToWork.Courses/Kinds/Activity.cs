using System.Text.Json;
using ReturnToWork.Courses.Checking;
using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Kinds;

/// <summary>Something to do on a screen. Everything that this room knows of a kind stands in the kind's own file; <see cref="ActivityKinds"/> lists them.</summary>
internal abstract record Activity(int Line, string Id) : ScreenPart(Line)
{
    /// <summary>The word after <c>```activiteit</c>, and <c>data-activity</c> on the page.</summary>
    public abstract string Kind { get; }

    /// <summary>What a person reads before there is anything to choose: counts for the words of a screen.</summary>
    public virtual IEnumerable<Phrase> Body => [];

    /// <summary>All other strings of it but its options: hints, labels, text alternatives.</summary>
    public virtual IEnumerable<Phrase> Further => [];

    /// <summary>Its options, each with the id of the answer it belongs to.</summary>
    public virtual IEnumerable<(string Answer, Option Option)> Options => [];

    /// <summary>Every id in it that an answer may hold, for <c>ids.lock</c>: its own, then its options.</summary>
    public virtual IEnumerable<(string Id, int Line)> Ids => [($"activiteit {Id}", Line), .. Options.SelectMany(entry => entry.Option.Ids(entry.Answer))];

    /// <summary>The drawings it points to.</summary>
    public virtual IEnumerable<PictureUse> Pictures => Options.Where(entry => entry.Option.Picture is not null).Select(entry => new PictureUse(entry.Option.Picture!, entry.Option.Picture!, entry.Option.Line));

    /// <summary>Says "Alleen jij ziet dit", is never part of a share, and is not shown while somebody looks over a shoulder.</summary>
    public virtual bool AlwaysPrivate => false;

    /// <summary>The file of the script beside the player that drives it (<c>player/src/apart</c>); null for a kind that the player has itself.</summary>
    public virtual string? Script => null;

    /// <summary>It and what it holds that has an answer of its own, such as the look-back day of a card.</summary>
    public virtual IEnumerable<Activity> WithParts => [this];

    /// <summary>What only this kind can get wrong.</summary>
    public virtual void Check(KindCheck check)
    {
    }

    public abstract void Write(ScreenContext page);

    /// <summary>A kept answer in the words of <paramref name="text"/>; nothing for an answer of another shape, or of options that are gone.</summary>
    public virtual IEnumerable<AnswerLine> InWords(JsonElement answer, ThemeText text) => [];
}

/// <summary>A drawing that is pointed to.</summary>
/// <param name="Name">Of the symbol on the page.</param>
/// <param name="Source">As the author wrote it.</param>
internal sealed record PictureUse(string Name, string Source, int Line);

/// <summary>What a kind sees of its theme when it checks itself.</summary>
internal sealed record KindCheck(Theme Theme, ThemeText Text, IReadOnlyList<Activity> All, ProblemList Problems)
{
    public string File => Text.File;

    public void Error(string code, int line, string dutch, string english) => Problems.Error(code, File, line, dutch, english);

    /// <summary>More than people can oversee, or too little to choose from.</summary>
    /// <param name="what">Dutch and English, as in "kaarten".</param>
    public void HowMany(int line, int count, int from, int to, (string Dutch, string English) what)
    {
        if (count < from || count > to)
            Error("how-many", line, $"Hier staan {count} {what.Dutch}. Maak er {from} tot {to} van.", $"There are {count} {what.English} here. Make it {from} to {to}.");
    }

    /// <summary>A picture of a story or a screen needs words for who does not see it, and a caption for everybody.</summary>
    public void Told(Phrase alt, Phrase caption, int line)
    {
        if (alt.Text.Trim().Length == 0)
            Error("missing-alt", line, "Vertel in ‘alt’ wat er op het plaatje te zien is.", "Say in ‘alt’ what the picture shows.");
        if (caption.Text.Trim().Length == 0)
            Error("missing-caption", line, "Geef dit plaatje een bijschrift van één zin.", "Give this picture a caption of one sentence.");
    }
}
