using Microsoft.Playwright;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Authoring.Preview;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;
using ReturnToWork.TestKit;

namespace ReturnToWork.ContactSheet;

/// <summary>A sheet for each theme, language and width: every screen as the player shows it, every step of a scene, side by side.</summary>
internal static class ContactSheets
{
    /// <summary>The path of each sheet as it is ready; at the end <c>index.html</c> shows them all.</summary>
    /// <exception cref="InvalidOperationException">There is no such theme, or it has an error: <c>check</c> says which.</exception>
    public static async IAsyncEnumerable<string> MakeAsync(Browsers browsers, Asked asked)
    {
        var place = ThemePlace.Find(asked.Themes, asked.Themes) ?? throw new InvalidOperationException($"There is no folder {asked.Themes}.");
        var themes = place.Load().Themes.Values.Where(theme => asked.Theme is null || theme.Number == asked.Theme).OrderBy(theme => theme.Number).ToList();
        if (themes.Count == 0) throw new InvalidOperationException($"No theme {asked.Theme} without errors in {asked.Themes}.");
        await using var preview = PreviewHost.Build(place, asked.Themes, port: 0, HouseStyle.Default);
        await preview.StartAsync();
        foreach (var width in asked.Widths)
        {
            foreach (var (theme, language) in themes.SelectMany(theme => theme.Languages.Where(one => asked.Language is null || one == asked.Language).Select(one => (theme, one))))
            {
                var sheet = new Sheet(theme.Mark, theme.Name(language), language, width, asked.BlackAndWhite);
                var folder = Directory.CreateDirectory(Path.Combine(asked.Out, sheet.Code));
                foreach (var old in folder.GetFiles("*.png")) old.Delete();
                var shots = await ScreenWalk.ShootAsync(browsers, $"{PreviewCommand.AddressOf(preview)}/frame/{theme.Number}?situation=open&quiet=1&language={language}", sheet, folder.FullName);
                yield return await SheetPage.WriteAsync(browsers, sheet, shots, asked.Out);
            }
        }

        await SheetPage.WriteIndexAsync(asked.Out);
    }
}

/// <summary>One theme in one language at one width.</summary>
internal sealed record Sheet(string Theme, string Name, string Language, int Width, bool BlackAndWhite)
{
    /// <summary>Its folder and the name of its files.</summary>
    public string Code => FormattableString.Invariant($"{Theme}-{Language}-{Width}{(BlackAndWhite ? "-bw" : "")}");
}

/// <summary>One picture of a sheet.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="Step">Of a scene, from 1; null for a screen without.</param>
/// <param name="File">Name in the sheet's folder.</param>
internal sealed record Shot(string Screen, int? Step, string File);
