using Microsoft.EntityFrameworkCore;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Hiding;

/// <summary>
/// Which themes each organisation does not show its people. Asked at each request, so that every instance shows a change at the next click. What somebody kept in a hidden theme
/// stays theirs: to read and to take away on the own page.
/// </summary>
internal sealed class HiddenThemes(IDbContextFactory<ToolDb> stores, TimeProvider time)
{
    /// <summary>The numbers, as in addresses.</summary>
    public async Task<IReadOnlySet<string>> OfAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return (await db.HiddenThemes.AsNoTracking().Where(row => row.Organisation == organisation).Select(row => row.Theme).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Those of <paramref name="themes"/> that this organisation shows.</summary>
    public async Task<IReadOnlyList<Theme>> ShownAsync(string organisation, IEnumerable<Theme> themes, CancellationToken ct)
    {
        var hidden = await OfAsync(organisation, ct);
        return [.. themes.Where(theme => !hidden.Contains(ThemeLists.NumberOf(theme)))];
    }

    /// <summary>Hides one theme of one organisation; nothing when it is hidden already.</summary>
    public async Task HideAsync(string organisation, string theme, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        if (await db.HiddenThemes.AnyAsync(row => row.Organisation == organisation && row.Theme == theme, ct)) return;
        db.Add(new HiddenTheme { Organisation = organisation, Theme = theme, Since = time.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException taken) when (StoreErrors.IsDuplicate(taken))
        {
            // A colleague hid it in the same moment: it is hidden.
        }
    }

    /// <summary>Shows it again.</summary>
    public async Task ShowAsync(string organisation, string theme, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await db.HiddenThemes.Where(row => row.Organisation == organisation && row.Theme == theme).ExecuteDeleteAsync(ct);
    }
}
