using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.OwnWords;

/// <summary>
/// What each organisation says in its own words. Its themes are read once per change and kept in memory; how many rows there are and when the newest changed is asked
/// each time, so that every instance shows a change at the next request. Nothing about people is in it.
/// </summary>
internal sealed class OwnTextBook(IDbContextFactory<ToolDb> stores, Themes themes, TimeProvider time)
{
    private sealed record Stamp(int Count, DateTimeOffset? Newest);

    private readonly ConcurrentDictionary<string, (Stamp Stamp, ThemeLibrary Library)> _read = new(StringComparer.Ordinal);

    /// <summary>The theme as this organisation says it; the theme itself where it says nothing of its own, and always for what professionals learn.</summary>
    public async Task<Theme> OfAsync(string organisation, Theme theme, CancellationToken ct) =>
        theme.Series.Length == 0 && await LibraryAsync(organisation, ct) is { } own && own.Themes.TryGetValue(theme.Number, out var said) ? said : theme;

    /// <summary>All of one organisation.</summary>
    public async Task<IReadOnlyList<OwnText>> ListAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.OwnTexts.AsNoTracking().Where(row => row.Organisation == organisation).ToListAsync(ct);
    }

    /// <summary>Keeps a text that was checked.</summary>
    /// <param name="original">The theme's own text, of which a fingerprint is kept: when it changes, somebody looks again.</param>
    public async Task SetAsync(string organisation, string theme, string language, string id, string original, string text, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await stores.CreateDbContextAsync(ct);
            var newest = await db.OwnTexts.Where(row => row.Organisation == organisation).MaxAsync(row => (DateTimeOffset?)row.Changed, ct);
            var now = time.GetUtcNow();
            // Always later than before: the moment tells other instances that there is something new.
            var changed = newest is { } before && before >= now ? before.AddMicroseconds(1) : now;
            var row = await db.OwnTexts.SingleOrDefaultAsync(row => row.Organisation == organisation && row.Theme == theme && row.Language == language && row.TextId == id, ct);
            if (row is null) db.Add(new OwnText { Organisation = organisation, Theme = theme, Language = language, TextId = id, Text = text, OfHash = TextHash.Of(original), Changed = changed });
            else (row.Text, row.OfHash, row.Changed) = (text, TextHash.Of(original), changed);
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException taken) when (attempt == 1 && StoreErrors.IsDuplicate(taken))
            {
                // A colleague wrote the same text in the same moment: now it is there to be changed.
            }
        }
    }

    /// <summary>The theme says it itself again.</summary>
    public async Task RemoveAsync(string organisation, string theme, string language, string id, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await db.OwnTexts.Where(row => row.Organisation == organisation && row.Theme == theme && row.Language == language && row.TextId == id).ExecuteDeleteAsync(ct);
    }

    private async Task<ThemeLibrary?> LibraryAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var rows = db.OwnTexts.AsNoTracking().Where(row => row.Organisation == organisation);
        var found = await rows.GroupBy(_ => 1).Select(group => new { Count = group.Count(), Newest = group.Max(row => row.Changed) }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            _read.TryRemove(organisation, out _);
            return null;
        }

        var stamp = new Stamp(found.Count, found.Newest);
        if (_read.TryGetValue(organisation, out var read) && read.Stamp == stamp) return read.Library;
        var texts = (await rows.ToListAsync(ct)).Where(row => OwnTextCheck.MayReplace(row.TextId)).ToDictionary(row => (row.Theme, row.Language, row.TextId), row => row.Text);
        var library = themes.With(new OwnTexts(texts));
        _read[organisation] = (stamp, library);
        return library;
    }
}
