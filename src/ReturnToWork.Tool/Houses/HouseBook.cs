using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Style;
using ReturnToWork.Tool.Admin;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Houses;

/// <summary>How each organisation's pages look. Made once per change and kept in memory; the row's moment is asked each time, so every instance shows the newest.</summary>
internal sealed class HouseBook(IDbContextFactory<ToolDb> stores, IOptions<List<OrganisationOptions>> organisations, TimeProvider time)
{
    private sealed record Made(DateTimeOffset Changed, House House, HouseFile? Style, HouseFile? Logo);

    private readonly ConcurrentDictionary<string, Made> _made = new(StringComparer.Ordinal);

    /// <summary>What its pages carry.</summary>
    public async Task<House> OfAsync(string organisation, CancellationToken ct) => (await MadeAsync(organisation, ct))?.House ?? House.None;

    /// <summary>The row as an administrator kept it; null where nothing was.</summary>
    public async Task<HouseStyleRow?> RowAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.HouseStyles.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == organisation, ct);
    }

    /// <summary>A stylesheet or logo by its name; null where no organisation has it now.</summary>
    public async Task<HouseFile?> FileAsync(string name, CancellationToken ct)
    {
        if (Known(name) is { } known) return known;
        // Another instance may have made it: only what changed since is read.
        await using var db = await stores.CreateDbContextAsync(ct);
        foreach (var row in await db.HouseStyles.AsNoTracking().Select(row => new { row.Organisation, row.Changed }).ToListAsync(ct))
            if (!_made.TryGetValue(row.Organisation, out var made) || made.Changed != row.Changed) await MadeAsync(row.Organisation, ct);
        return Known(name);
    }

    /// <summary>Changes one organisation's row, and no other.</summary>
    public async Task ChangeAsync(string organisation, Action<HouseStyleRow> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await stores.CreateDbContextAsync(ct);
            var now = time.GetUtcNow();
            var row = await db.HouseStyles.SingleOrDefaultAsync(row => row.Organisation == organisation, ct);
            if (row is null) db.Add(row = new HouseStyleRow { Organisation = organisation, Tokens = "{}", ConceptHidden = false, Changed = now });
            // Always later than before: the moment tells other instances that there is something new.
            else row.Changed = now > row.Changed ? now : row.Changed.AddMicroseconds(1);
            change(row);
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException taken) when (attempt == 1 && StoreErrors.IsDuplicate(taken))
            {
                // A colleague made the row in the same moment: now it is there to be changed.
            }
        }
    }

    private HouseFile? Known(string name)
    {
        foreach (var made in _made.Values)
        {
            if (made.Style?.Name == name) return made.Style;
            if (made.Logo?.Name == name) return made.Logo;
        }

        return null;
    }

    private async Task<Made?> MadeAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var found = await db.HouseStyles.AsNoTracking().Where(row => row.Organisation == organisation).Select(row => new { row.Changed }).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            _made.TryRemove(organisation, out _);
            return null;
        }

        if (_made.TryGetValue(organisation, out var made) && made.Changed == found.Changed) return made;
        var row = await db.HouseStyles.AsNoTracking().SingleAsync(row => row.Organisation == organisation, ct);
        return _made[organisation] = Make(row);
    }

    private Made Make(HouseStyleRow row)
    {
        // A file that an older version took and this one would refuse shows everybody's style; the administrator's page says why.
        var css = HouseStyle.Read(row.Tokens).Style?.Css ?? "";
        var style = css.Length == 0 ? null : HouseFile.Of(Encoding.UTF8.GetBytes(css), "text/css; charset=utf-8", ".css");
        var logo = row is { Logo: { } bytes, LogoType: { } type } ? HouseFile.Of(bytes, type, LogoFile.EndingOf(type)) : null;
        return new(row.Changed, new House(style?.Address, logo is null ? null : new HouseLogo(logo.Address, NameOf(row.Organisation)), row.Phone, row.HelpDutch, row.HelpEnglish, row.ConceptHidden), style, logo);
    }

    private string NameOf(string organisation) => organisations.Value.FirstOrDefault(one => one.Id == organisation)?.Name ?? organisation;
}
