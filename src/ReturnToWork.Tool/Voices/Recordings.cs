using Microsoft.EntityFrameworkCore;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Voices;

/// <summary>Who can be heard: the recordings that came with the themes, and those that an organisation made, which win.</summary>
internal sealed class Recordings(IDbContextFactory<ToolDb> stores, TimeProvider clock)
{
    public const string Address = "/recordings/";

    /// <summary>What a page of this theme may play in this organisation; its own recording first.</summary>
    public async Task<PageVoices> OfAsync(Theme theme, string organisation, CancellationToken ct)
    {
        var came = theme.VoicesAt(Address);
        return came with { Layers = [await OwnAsync(theme, organisation, ct), .. came.Layers] };
    }

    /// <summary>Keeps one, in place of the organisation's earlier one.</summary>
    /// <param name="home">The theme's number, or <c>shared</c>.</param>
    public async Task KeepAsync(string organisation, string home, string language, string id, string text, string type, byte[] audio, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var (hash, address, now) = (TextHash.Of(text), TextHash.OfAudio(audio), clock.GetUtcNow());
        if (await db.Recordings.FindAsync([organisation, home, language, id], ct) is { } row)
            (row.TextHash, row.Type, row.Address, row.Audio, row.Changed) = (hash, type, address, audio, now);
        else
            db.Add(new Recording { Organisation = organisation, Theme = home, Language = language, TextId = id, TextHash = hash, Type = type, Address = address, Audio = audio, Changed = now });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes the organisation's own away; what came with the theme is heard again.</summary>
    public async Task<bool> RemoveAsync(string organisation, string home, string language, string id, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Recordings.Where(row => row.Organisation == organisation && row.Theme == home && row.Language == language && row.TextId == id).ExecuteDeleteAsync(ct) > 0;
    }

    /// <summary>Whether the organisation recorded anything of this theme in this language.</summary>
    public async Task<bool> AnyAsync(string organisation, Theme theme, string language, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var homes = HomesOf(theme);
        return await db.Recordings.AnyAsync(row => row.Organisation == organisation && homes.Contains(row.Theme) && row.Language == language, ct);
    }

    /// <summary>The organisation's own of one theme and language with their sounds, one after the other: together they may be large.</summary>
    public async IAsyncEnumerable<Recording> SoundsAsync(string organisation, Theme theme, string language, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var homes = HomesOf(theme);
        await foreach (var row in db.Recordings.AsNoTracking().Where(row => row.Organisation == organisation && homes.Contains(row.Theme) && row.Language == language).OrderBy(row => row.Theme).ThenBy(row => row.TextId).AsAsyncEnumerable().WithCancellation(ct))
            yield return row;
    }

    /// <summary>An organisation's sound under this address; whoever knows the address may hear it.</summary>
    public async Task<(byte[] Audio, string Type)?> FindAsync(string address, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var found = await db.Recordings.AsNoTracking().Where(row => row.Address == address).Select(row => new { row.Audio, row.Type }).FirstOrDefaultAsync(ct);
        return found is null ? null : (found.Audio, found.Type);
    }

    private async Task<Dictionary<(string, string, string), Voice>> OwnAsync(Theme theme, string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var homes = HomesOf(theme);
        var rows = await db.Recordings.AsNoTracking().Where(row => row.Organisation == organisation && homes.Contains(row.Theme)).Select(row => new { row.Theme, row.Language, row.TextId, row.TextHash, row.Address }).ToListAsync(ct);
        return rows.ToDictionary(row => (row.Theme, row.Language, row.TextId), row => new Voice(row.TextHash, row.Address, IsPlaceholder: false));
    }

    private static string[] HomesOf(Theme theme) => [theme.Mark, OwnTexts.Shared];
}
