using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses;

/// <summary>The one library of our drawings, for who chooses one or draws a new one: what there is, what it is built from and where it is used.</summary>
public sealed class PictureLibrary
{
    private readonly Pictures symbols;

    internal PictureLibrary(Pictures symbols, IEnumerable<Theme> themes)
    {
        this.symbols = symbols;
        var used = themes.Select(theme => (theme.Number, Names: Sprite.NamesIn(theme).ToHashSet(StringComparer.Ordinal))).ToList();
        var fixedOnes = Sprite.Names(symbols, Sprite.Fixed).ToHashSet(StringComparer.Ordinal);
        All = [.. symbols.Names.Order(StringComparer.Ordinal).Select(name => new LibraryPicture(
            name, [.. Sprite.Names(symbols, [name]).Skip(1)], [.. used.Where(theme => theme.Names.Contains(name)).Select(theme => theme.Number)], fixedOnes.Contains(name)))];
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<LibraryPicture> All { get; }

    /// <summary>Markup that holds each drawing once; a page has it before it points to one by <c>#name</c>.</summary>
    public string Drawings => Sprite.Of(symbols, All.Select(picture => picture.Name));
}

/// <summary>One drawing of the library.</summary>
/// <param name="Name">As an author writes it at <c>beeld:</c>, or a drawing at <c>href</c>.</param>
/// <param name="BuiltFrom">The other drawings that it is put together from, to the last.</param>
/// <param name="Themes">Numbers of the themes that show it, by itself or as a part of another.</param>
/// <param name="OnEveryPage">The fixed screens show it, so every theme does.</param>
public sealed record LibraryPicture(string Name, IReadOnlyList<string> BuiltFrom, IReadOnlyList<int> Themes, bool OnEveryPage);
