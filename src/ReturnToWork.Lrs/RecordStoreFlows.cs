using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Where the passing on to one other record store stands.</summary>
/// <param name="Waiting">How many statements are still to be sent.</param>
/// <param name="OldestWaiting">Since when the oldest of them waits; null when none does.</param>
/// <param name="Delivered">How many the other store has taken, ever.</param>
/// <param name="SetAside">How many it refused and still lie here; see <see cref="RecordStoreFlows.SetAsideAsync"/>.</param>
/// <param name="Failures">How many tries in a row had no answer that counts; 0 while all is well.</param>
/// <param name="NextTry">When the next try is due, while there are failures.</param>
/// <param name="Paused">Why nothing is sent until <see cref="RecordStoreFlows.ResumeAsync"/>; null when it goes on by itself.</param>
/// <param name="LastError">In the other store's own words; null when the last delivery went well. It may quote a statement: never log it.</param>
/// <param name="Changed">The last time that something was sent or tried; null before the first.</param>
public sealed record ForwardState(
    string Organisation, string Name, string Endpoint, ForwardingMode Mode, long Waiting, DateTimeOffset? OldestWaiting, long Delivered, int SetAside, int Failures, DateTimeOffset? NextTry,
    string? Paused, string? LastError, DateTimeOffset? Changed);

/// <summary>Where the taking in from one other record store stands.</summary>
/// <param name="UpTo">By its clock: everything stored there until then has been read; null before the first whole look.</param>
/// <param name="Taken">How many statements came in, ever.</param>
/// <param name="Aside">Name for <see cref="RecordStoreFlows.SetAsideAsync"/> and <see cref="RecordStoreFlows.DropAsync"/>.</param>
/// <param name="SetAside">How many could not be taken in and are listed there, 1,000 at most.</param>
/// <param name="Failures">How many looks in a row broke off; 0 while all is well.</param>
/// <param name="LastError">In our words; null when the last look went well.</param>
/// <param name="Changed">When the last look ended; null before the first.</param>
/// <param name="Swept">The last nightly look a week back; null before the first.</param>
/// <param name="Missed">How many statements those found that had come later than the overlap reaches: more than none asks for a longer <c>Overlap</c>.</param>
public sealed record ImportState(
    string Organisation, string Name, string Endpoint, DateTimeOffset? UpTo, long Taken, string Aside, int SetAside, int Failures, DateTimeOffset? NextTry, string? LastError, DateTimeOffset? Changed,
    DateTimeOffset? Swept, long Missed);

/// <summary>A statement that was set aside.</summary>
/// <param name="Tick">Names it for <see cref="RecordStoreFlows"/>, together with organisation and store.</param>
/// <param name="Verb">Its name in the vocabulary; null where it is not one of ours, or the statement is gone.</param>
/// <param name="Status">The HTTP status of the other store; 0 where the reason is ours.</param>
/// <param name="Why">In words; it may quote the statement: never log it.</param>
/// <param name="WillBeSent">The administrator asked for it to be sent again.</param>
public sealed record AsideStatement(long Tick, Guid Statement, string? Verb, int Status, string Why, DateTimeOffset At, bool WillBeSent);

/// <summary>Statements on their way to other record stores, for the administrator's page and for the alarm clock. A page shows one organisation: give that of who is signed in.</summary>
public sealed class RecordStoreFlows
{
    private readonly IOptions<LrsOptions> _options;
    private readonly IDbContextFactory<LrsDb> _factory;
    private readonly ForwardReads _reads;
    private readonly Writer _writer;
    private readonly ForwardingLoops _forwarding;
    private readonly ImportingLoops _importing;

    internal RecordStoreFlows(IOptions<LrsOptions> options, IDbContextFactory<LrsDb> factory, ForwardReads reads, Writer writer, ForwardingLoops forwarding, ImportingLoops importing) =>
        (_options, _factory, _reads, _writer, _forwarding, _importing) = (options, factory, reads, writer, forwarding, importing);

    /// <summary>Ends the naps of all loops: each looks now. What is due stands in the tables, so twice is harmless.</summary>
    public Task WakeAsync()
    {
        _forwarding.Wake();
        _importing.Wake();
        return Task.CompletedTask;
    }

    /// <summary>Every import looks a week back with its next look, once a night.</summary>
    public Task SweepAsync()
    {
        _importing.Sweep();
        return Task.CompletedTask;
    }

    /// <summary>Every store that this organisation's statements are passed on to, as settings name them.</summary>
    public async Task<IReadOnlyList<ForwardState>> ForwardsAsync(string organisation, CancellationToken cancellationToken = default)
    {
        var states = new List<ForwardState>();
        foreach (var target in _options.Value.Forwarding.Where(target => target.Organisation == organisation))
        {
            var row = await _reads.RowAsync(organisation, target.Name, cancellationToken);
            var (waiting, oldest) = await _reads.LagAsync(organisation, row?.Cursor ?? 0, cancellationToken);
            await using var db = await _factory.CreateDbContextAsync(cancellationToken);
            var aside = await db.Set<DeadLetter>().CountAsync(letter => letter.Organisation == organisation && letter.Target == target.Name, cancellationToken);
            states.Add(new(
                organisation, target.Name, target.Endpoint, target.Mode, waiting, Moment(oldest), row?.Delivered ?? 0, aside, row?.Failures ?? 0, row is { Failures: > 0 } ? Moment(row.Due) : null,
                row?.Paused, row?.LastError, Moment(row?.Changed)));
        }

        return states;
    }

    /// <summary>Every store that this organisation's statements are taken in from, as settings name them.</summary>
    public async Task<IReadOnlyList<ImportState>> ImportsAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<ImportRow>().AsNoTracking().Where(row => row.Organisation == organisation).ToDictionaryAsync(row => row.Source, StringComparer.Ordinal, cancellationToken);
        var aside = await db.Set<DeadLetter>().Where(row => row.Organisation == organisation).GroupBy(row => row.Target).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, StringComparer.Ordinal, cancellationToken);
        return [.. _options.Value.Imports.Where(source => source.Organisation == organisation).Select(source => (Source: source, Row: rows.GetValueOrDefault(source.Name))).Select(one => new ImportState(
            organisation, one.Source.Name, one.Source.Endpoint, Moment(one.Row?.Cursor), one.Row?.Taken ?? 0, one.Source.Aside, aside.GetValueOrDefault(one.Source.Aside), one.Row?.Failures ?? 0,
            one.Row is { Failures: > 0 } failing ? Moment(failing.Due) : null, one.Row?.LastError, Moment(one.Row?.Changed), Moment(one.Row?.Swept), one.Row?.Missed ?? 0))];
    }

    /// <summary>What one store refused, or what could not be taken in, oldest first, 200 at most.</summary>
    /// <param name="name">A target's name, or <see cref="ImportState.Aside"/>.</param>
    public async Task<IReadOnlyList<AsideStatement>> SetAsideAsync(string organisation, string name, CancellationToken cancellationToken = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        var letters = await db.Set<DeadLetter>().AsNoTracking().Where(row => row.Organisation == organisation && row.Target == name).OrderBy(row => row.Tick).Take(200).ToListAsync(cancellationToken);
        var ticks = letters.Select(letter => letter.Tick).ToList();
        var verbs = await db.Set<StatementRow>().AsNoTracking().Where(row => row.Organisation == organisation && ticks.Contains(row.Tick)).ToDictionaryAsync(row => row.Tick, row => row.Verb, cancellationToken);
        return
        [
            .. letters.Select(row => new AsideStatement(
                row.Tick, row.Statement, verbs.TryGetValue(row.Tick, out var verb) ? NameOf(verb) : null, Math.Max(row.Status, 0), row.Why, UnixMicroseconds.ToMoment(row.At), row.Status == DeadLetterStatus.Again)),
        ];
    }

    /// <summary>Sends one that was set aside again, at the next look. False when it is not there.</summary>
    /// <param name="tick">See <see cref="AsideStatement.Tick"/>; null sends all of them again.</param>
    public Task<bool> SendAgainAsync(string organisation, string name, long? tick = null) => ChangeAsync(new(
        organisation, "UPDATE {0}dead_letters SET status = @p0 WHERE organisation = @p1 AND target = @p2 AND (@p3 = -1 OR tick = @p3) AND target NOT LIKE 'import:%'", DeadLetterStatus.Again, organisation, name, tick ?? -1L));

    /// <summary>Forgets that one was set aside; the statement itself stays in this store. False when it is not there.</summary>
    public Task<bool> DropAsync(string organisation, string name, long tick) =>
        ChangeAsync(new(organisation, "DELETE FROM {0}dead_letters WHERE organisation = @p0 AND target = @p1 AND tick = @p2", organisation, name, tick));

    /// <summary>Goes on after a pause, at once. False when nothing was ever sent there.</summary>
    public Task<bool> ResumeAsync(string organisation, string name) =>
        ChangeAsync(new(organisation, "UPDATE {0}forwards SET paused = NULL, failures = 0, due = 0 WHERE organisation = @p0 AND target = @p1", organisation, name));

    private static string? NameOf(byte[] verb) => Vocabulary.Current.Verbs.FirstOrDefault(known => Sql.Hash(known.Iri).AsSpan().SequenceEqual(verb))?.Name;

    private async Task<bool> ChangeAsync(Change change)
    {
        await _writer.WriteAsync(change);
        await WakeAsync();
        return change.Reached > 0;
    }

    private static DateTimeOffset? Moment(long? tick) => tick is { } at and > 0 ? UnixMicroseconds.ToMoment(at) : null;
}
