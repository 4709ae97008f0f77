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

    internal RecordStoreFlows(IOptions<LrsOptions> options, IDbContextFactory<LrsDb> factory, ForwardReads reads, Writer writer, ForwardingLoops forwarding) =>
        (_options, _factory, _reads, _writer, _forwarding) = (options, factory, reads, writer, forwarding);

    /// <summary>Ends the naps of all loops: each looks now. What is due stands in the tables, so twice is harmless.</summary>
    public Task WakeAsync()
    {
        _forwarding.Wake();
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

    /// <summary>What one store refused, oldest first, 200 at most.</summary>
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
        organisation, "UPDATE {0}dead_letters SET status = @p0 WHERE organisation = @p1 AND target = @p2 AND (@p3 = -1 OR tick = @p3)", DeadLetterStatus.Again, organisation, name, tick ?? -1L));

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
