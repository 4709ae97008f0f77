using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// What one page of another store holds becomes ours, in one transaction with what we count of it (xapi 3d.1). Idempotent by id. What cannot be taken in is set aside
/// with words and does not stop the line. Whoever may write there can say anything about anybody, so nothing personal comes in, and no void of what is (3d.8).
/// </summary>
internal sealed class TakeIn(ImportSource source, long claim, StatementPage page, DateTimeOffset now, TimeSpan lease) : Work(source.Organisation)
{
    private const int MostAside = 1_000;

    public override int Weight => page.Statements.Count + 1;

    /// <summary>The claim for what follows; null when the source was no longer ours, and then nothing was written.</summary>
    public long? Mine { get; private set; }

    /// <summary>How many were new here.</summary>
    public int Taken { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        (Mine, Taken) = (null, 0);
        var due = (now + lease).ToUnixMicroseconds();
        if (await scope.ExecuteAsync(
            $"UPDATE {scope.Prefix}imports SET due = @p0 WHERE organisation = @p1 AND source = @p2 AND due = @p3", [due, scope.Organisation, source.Name, claim], ct) != 1) return;
        Mine = due;

        var aside = page.Unreadable.Select(bad => new Undelivered(0, Guid.TryParse(bad.Id, out var id) ? id : Guid.Empty, 400, $"It breaks xAPI's own rules. {bad.Refusal.Code}: {bad.Refusal.Why}")).ToList();
        var wanted = new List<Incoming>();
        var untouchable = await PersonalAsync(scope, [.. page.Statements.Where(statement => statement.ObjectType == "StatementRef").Select(statement => Guid.Parse(statement.ObjectId!)).Distinct()], ct);
        foreach (var statement in page.Statements)
        {
            var incoming = new Incoming(statement, statement.Id!.Value);
            if (incoming.Stream == Streams.Personal) aside.Add(new(0, incoming.Id, 0, "Not taken in: the personal stream never comes from elsewhere."));
            else if (incoming.Voids && untouchable.Contains(incoming.ObjectRef!.Value)) aside.Add(new(0, incoming.Id, 0, "Not taken in: it voids a statement of the personal stream."));
            else wanted.Add(incoming);
        }

        var before = scope.Last;
        // A batch for each, so that each has its own answer.
        var works = wanted.Select(one => new AppendStatements(scope.Organisation, source.AuthorityJson, [one])).ToList();
        await new Appending(scope).RunAsync(works, ct);
        aside.AddRange(works.Where(work => work.Refusal is not null).Select(work => new Undelivered(0, work.Batch[0].Id, 409, $"We have another statement with this id, or cannot take this one. {work.Refusal!.Code}: {work.Refusal.Why}")));
        await using var count = scope.Command($"SELECT COUNT(*) FROM {scope.Prefix}statements WHERE organisation = @p0 AND tick > @p1", scope.Organisation, before);
        Taken = Convert.ToInt32(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
        if (Taken > 0) await scope.ExecuteAsync($"UPDATE {scope.Prefix}imports SET taken = taken + @p0 WHERE organisation = @p1 AND source = @p2", [(long)Taken, scope.Organisation, source.Name], ct);
        await SetAsideAsync(scope, aside, ct);
    }

    private static async Task<HashSet<Guid>> PersonalAsync(WriteScope scope, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var personal = new HashSet<Guid>();
        if (ids.Count == 0) return personal;
        await using var command = scope.Command("", scope.Organisation, Streams.Personal);
        command.CommandText = $"SELECT i.id FROM {scope.Prefix}statement_ids i JOIN {scope.Prefix}statements s ON s.organisation = i.organisation AND s.tick = i.tick "
            + $"WHERE i.organisation = @p0 AND s.stream = @p1 AND i.id IN ({string.Join(',', ids.Select(id => command.Bind(id)))})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) personal.Add(reader.GetGuid(0));
        return personal;
    }

    // The overlap brings the same again and again, so each stands there once; and no more than a thousand, whatever the other store holds.
    private async Task SetAsideAsync(WriteScope scope, List<Undelivered> aside, CancellationToken ct)
    {
        if (aside.Count == 0) return;
        var known = new HashSet<(Guid, string)>();
        await using (var command = scope.Command($"SELECT statement, why FROM {scope.Prefix}dead_letters WHERE organisation = @p0 AND target = @p1", scope.Organisation, source.Aside))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) known.Add((reader.GetGuid(0), reader.GetString(1)));
        var fresh = aside.DistinctBy(one => (one.Id, one.Why)).Where(one => !known.Contains((one.Id, one.Why))).Take(Math.Max(0, MostAside - known.Count));
        await scope.InsertAsync(
            "dead_letters", "organisation,target,tick,statement,status,why,at", [.. fresh.Select(one => (object?[])[scope.Organisation, source.Aside, scope.NextTick(), one.Id, one.Status, one.Why, now.ToUnixMicroseconds()])], ct);
    }
}

/// <summary>The end of a look: the cursor, and when to look again.</summary>
internal sealed class NoteImport(ImportSource source, long claim, DateTimeOffset now) : Work(source.Organisation)
{
    /// <summary>By the other store's clock; null leaves it.</summary>
    public DateTimeOffset? Cursor { get; init; }

    public DateTimeOffset Due { get; init; }

    public int Failures { get; init; }

    /// <summary>Null where all went well.</summary>
    public string? Error { get; init; }

    /// <summary>After a nightly look a week back: how many it found. Null after an ordinary one.</summary>
    public int? Missed { get; init; }

    /// <summary>The claim for what follows; null when the source was no longer ours.</summary>
    public long? Mine { get; private set; }

    public override async Task RunAsync(WriteScope scope, CancellationToken ct)
    {
        var (at, due) = (now.ToUnixMicroseconds(), Due.ToUnixMicroseconds());
        var noted = await scope.ExecuteAsync(
            $"UPDATE {scope.Prefix}imports SET cursor = CASE WHEN cursor < @p0 THEN @p0 ELSE cursor END, due = @p1, failures = @p2, last_error = @p3, changed = @p4, "
            + $"missed = missed + @p5, swept = CASE WHEN @p6 > 0 THEN @p6 ELSE swept END WHERE organisation = @p7 AND source = @p8 AND due = @p9",
            [Cursor?.ToUnixMicroseconds() ?? 0L, due, Failures, Error, at, (long)(Missed ?? 0), Missed is null ? 0L : at, scope.Organisation, source.Name, claim], ct);
        Mine = noted == 1 ? due : null;
    }
}
