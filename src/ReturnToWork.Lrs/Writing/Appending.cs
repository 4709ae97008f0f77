using System.Text;
using System.Text.Json;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Stores the batches of several requests together: one look at what is there already, one writing of rows. Each batch keeps its own answer. The same
/// statement again changes nothing; another one with its id refuses its batch (L12).
/// </summary>
internal sealed class Appending(WriteScope scope)
{
    private readonly AppendRows _rows = new();
    private readonly Dictionary<Guid, KnownId> _known = [];
    private readonly HashSet<Guid> _referred = [];
    private readonly List<(Incoming Statement, long Tick)> _linked = [];
    private readonly Dictionary<string, Teller> _tellers = new(StringComparer.Ordinal);

    public async Task RunAsync(IReadOnlyList<AppendStatements> works, CancellationToken ct)
    {
        await scope.Path.FindAsync(scope.Organisation, [.. works.SelectMany(work => work.Batch.Select(statement => statement.Id)).Distinct()], _known, _referred, ct);
        foreach (var work in works) await OneAsync(work, ct);
        await FlushAsync(ct);
    }

    private async Task OneAsync(AppendStatements work, CancellationToken ct)
    {
        (work.Refusal, work.Kept) = (null, []);
        foreach (var statement in work.Batch)
        {
            if (!_known.TryGetValue(statement.Id, out var there) || there.Content.AsSpan().SequenceEqual(statement.Content) || await IsStoredAsync(there, statement, ct)) continue;
            work.Refusal = new("L12", "A statement with this id is stored already and is another one. Nothing of this request was stored.", "xAPI 1.0.3, Communication, 2.1.1");
            return;
        }

        var fresh = await new StillErased(scope).WithoutAsync([.. work.Batch.Where(statement => !_known.ContainsKey(statement.Id))], ct);
        var files = fresh.Where(statement => statement.Files.Count > 0).SelectMany(statement => statement.Files).ToList();
        if (await KeepFiles.RunAsync(scope, files, ct) is { } noRoom)
        {
            work.Refusal = noRoom;
            return;
        }

        if (fresh.Any(statement => statement.TakesBack || statement.ShareAct is not null))
        {
            await FlushAsync(ct);
            var takeBack = new TakeBack(scope);
            await takeBack.RunAsync(fresh.Where(statement => statement.TakesBack), ct);
            fresh = await takeBack.WithoutTakenBackAsync(fresh, ct);
            // What is acknowledged and not stored takes its files with it.
            scope.LooseFiles.UnionWith(files.Select(file => file.Sha2));
        }

        work.Kept = fresh;
        foreach (var statement in fresh) Add(statement, TellerOf(work.Authority));
        foreach (var statement in fresh.Where(statement => statement.Files.Count > 0)) await KeepFilesAsync(statement, ct);
    }

    private void Add(Incoming statement, Teller teller)
    {
        var tick = scope.NextTick();
        Span<byte> stored = stackalloc byte[UnixMicroseconds.TextLength];
        UnixMicroseconds.Write(tick, stored);
        _rows.Statements.Add(new(
            scope.Organisation, tick, statement.Id, statement.Verb, statement.Actor, teller.Hash, statement.Registration, statement.RefersTo, statement.ObjectRef, statement.Voids, Voided: false,
            statement.Stream, statement.Body(stored, teller.Json)));
        KnownId id = new(scope.Organisation, statement.Id, tick, statement.Content);
        _rows.Ids.Add(id);
        _known.Add(statement.Id, id);
        var isNamed = false;
        foreach (var key in statement.Keys)
        {
            _rows.Links.Add(new(scope.Organisation, key.Kind, key.Key, tick, tick, key.Related));
            isNamed |= key.Kind == LinkKind.Agent && key.Key.AsSpan().SequenceEqual(teller.Agent);
        }

        if (!isNamed && teller.Agent is { } agent) _rows.Links.Add(new(scope.Organisation, LinkKind.Agent, agent, tick, tick, Related: true));
        if (statement.ObjectRef is not null || _referred.Contains(statement.Id)) _linked.Add((statement, tick));
    }

    private async Task FlushAsync(CancellationToken ct)
    {
        // Neighbours in their tree one after the other, and in one order whoever writes.
        _rows.Links.Sort(static (one, other) => one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind) : one.Key.AsSpan().SequenceCompareTo(other.Key) is var order and not 0 ? order : one.Tick.CompareTo(other.Tick));
        await scope.Path.InsertAsync(_rows, ct);
        _rows.Clear();
        foreach (var (statement, tick) in _linked) await new References(scope).FollowAsync(statement, tick, ct);
        _linked.Clear();
    }

    // The way contents are compared may have changed since this one was stored; what was stored decides.
    private async Task<bool> IsStoredAsync(KnownId there, Incoming statement, CancellationToken ct)
    {
        if (_rows.Ids.Contains(there)) return false;
        await using var command = scope.Command($"SELECT body FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick = @p1", scope.Organisation, there.Tick);
        return await command.ExecuteScalarAsync(ct) is byte[] body && StatementContent.Same(StatementReader.Stored(body), statement.Statement, statement.Statement.ReadAs);
    }

    private async Task KeepFilesAsync(Incoming statement, CancellationToken ct)
    {
        var tick = _known[statement.Id].Tick;
        await scope.InsertAsync("attachments", "organisation,sha2,length,tick", [.. statement.Files.Select(file => (object?[])[scope.Organisation, file.Sha2, file.Length, tick])], ct, "ON CONFLICT DO NOTHING");
        await scope.InsertAsync("attachment_uses", "organisation,sha2,tick", [.. statement.Files.Select(file => (object?[])[scope.Organisation, file.Sha2, tick])], ct, "ON CONFLICT DO NOTHING");
    }

    private Teller TellerOf(string authority)
    {
        if (_tellers.TryGetValue(authority, out var teller)) return teller;
        using var json = JsonDocument.Parse(authority);
        return _tellers[authority] = new(Sql.Hash(authority), Encoding.UTF8.GetBytes(authority), AgentKey.Of(json.RootElement) is { } key ? Sql.Hash(key) : null);
    }

    private sealed record Teller(byte[] Hash, byte[] Json, byte[]? Agent);
}
