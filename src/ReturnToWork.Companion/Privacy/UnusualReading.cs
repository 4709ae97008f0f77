using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Privacy;

/// <summary>From where on reading is unusual. Section <c>UnusualReading</c>.</summary>
public sealed class UnusualReadingOptions
{
    /// <summary>So many different people within an hour. Default 25: a day's work is rarely more than ten talks.</summary>
    [System.ComponentModel.DataAnnotations.Range(2, 10_000)]
    public int PeopleAnHour { get; set; } = 25;

    /// <summary>So many looks at one person in a day. Default 20.</summary>
    [System.ComponentModel.DataAnnotations.Range(2, 10_000)]
    public int LooksADay { get; set; } = 20;

    /// <summary>Looks after this hour, by local time, are at night. Default 23.</summary>
    [System.ComponentModel.DataAnnotations.Range(0, 23)]
    public int NightFrom { get; set; } = 23;

    /// <summary>… until this hour. Default 5.</summary>
    [System.ComponentModel.DataAnnotations.Range(0, 23)]
    public int NightUntil { get; set; } = 5;
}

/// <summary>
/// Looks through the access log for reading that somebody should ask about: many people in an hour, one person again and again in a day, reading at night. Three rules in
/// words, no judgement: each flag names its rule and rows, and is made once. Woken every ten minutes; looks back two days, so that nothing is missed while it was away.
/// </summary>
internal sealed class UnusualReading(CompanionStore store, Organisations organisations, Days days, IOptions<UnusualReadingOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    public async Task LookAsync()
    {
        foreach (var organisation in organisations.All) await LookAsync(organisation, CancellationToken.None);
    }

    /// <returns>How many flags are new.</returns>
    public async Task<int> LookAsync(string organisation, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(organisation, ct);
        var since = clock.GetUtcNow() - Back;
        var looks = await db.AccessLog.AsNoTracking().Where(row => row.At >= since && row.Why == AccessWhy.OwnCase && row.Person != AccessLog.Everybody).OrderBy(row => row.Number).ToListAsync(ct);
        var found = looks.GroupBy(row => row.Who, StringComparer.Ordinal).SelectMany(Of).ToList();
        var marks = found.Select(flag => flag.Mark).ToList();
        var known = await db.Unusual.Where(row => marks.Contains(row.Mark)).Select(row => row.Mark).ToListAsync(ct);
        var fresh = found.Where(flag => !known.Contains(flag.Mark, StringComparer.Ordinal)).DistinctBy(flag => flag.Mark, StringComparer.Ordinal).ToList();
        foreach (var flag in fresh)
        {
            db.Add(new UnusualRow { Organisation = organisation, Mark = flag.Mark, Rule = flag.Rule, Who = flag.Who, At = flag.Rows[^1].At, FirstRow = flag.Rows[0].Number, LastRow = flag.Rows[^1].Number, Counted = flag.Counted });
        }

        await db.SaveChangesAsync(ct);
        return fresh.Count;
    }

    private IEnumerable<Flag> Of(IGrouping<string, AccessRow> reader)
    {
        var limits = options.Value;
        foreach (var hour in reader.GroupBy(row => row.At.UtcTicks / TimeSpan.TicksPerHour))
        {
            var people = hour.Select(row => row.Person).Distinct().Count();
            if (people >= limits.PeopleAnHour) yield return new Flag("many-people", $"many-people|{reader.Key}|{hour.Key}", reader.Key, [.. hour], people);
        }

        foreach (var day in reader.GroupBy(row => (row.Person, Day: days.DayOf(row.At))).Where(day => day.Count() >= limits.LooksADay))
            yield return new Flag("one-person", $"one-person|{reader.Key}|{day.Key.Person:N}|{day.Key.Day:O}", reader.Key, [.. day], day.Count());

        foreach (var night in reader.Where(row => IsNight(days.Local(row.At).Hour)).GroupBy(row => days.DayOf(row.At.AddHours(-limits.NightUntil))))
            yield return new Flag("night", $"night|{reader.Key}|{night.Key:O}", reader.Key, [.. night], night.Select(row => row.Person).Distinct().Count());
    }

    private bool IsNight(int hour) => options.Value.NightFrom <= options.Value.NightUntil
        ? hour >= options.Value.NightFrom && hour < options.Value.NightUntil
        : hour >= options.Value.NightFrom || hour < options.Value.NightUntil;

    private sealed record Flag(string Rule, string Mark, string Who, IReadOnlyList<AccessRow> Rows, int Counted);
}
