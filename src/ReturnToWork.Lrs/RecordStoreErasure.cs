using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <param name="Receipt">Null when it was refused: the agent is not one (codes of <see cref="AgentKey.Read"/>), is a key of this store (<c>not-a-person</c>), or the statement is not known (<c>L04</c>).</param>
public sealed record ErasureOutcome(ErasureReceipt? Receipt, Refusal? Refusal);

/// <summary>What erasing a person would take away now.</summary>
/// <param name="Statements">Those that name them, and those about such a statement.</param>
/// <param name="Documents">State documents and agent profiles.</param>
public sealed record WouldErase(long Statements, long Documents);

/// <summary>
/// Erasing from inside the host: the administrator's page, and learners for themselves. Who may ask is the host's to say. What is erased is gone from every
/// query with the step that erases it, and from the database's files when they have been cleaned; nothing that is imported again brings it back.
/// </summary>
public sealed class RecordStoreErasure
{
    private readonly Eraser _eraser;
    private readonly Marking _marking;
    private readonly Receipts _receipts;
    private readonly IDbContextFactory<LrsDb> _factory;
    private readonly ErasureLedger _ledger;
    private readonly ReplayErasures _replay;

    internal RecordStoreErasure(Eraser eraser, Marking marking, Receipts receipts, IDbContextFactory<LrsDb> factory, ErasureLedger ledger, ReplayErasures replay) =>
        (_eraser, _marking, _receipts, _factory, _ledger, _replay) = (eraser, marking, receipts, factory, ledger, replay);

    /// <summary>Whether everybody whom an old copy of the database brought back has been erased again. Until then the host is not ready.</summary>
    public bool HasReplayed => _replay.IsDone;

    /// <summary>
    /// Erases a person: every statement that names them as actor, object, member, instructor, team, context agent, authority or in a sub-statement; every
    /// statement about such a statement; their state documents and agent profiles; files that only these used.
    /// </summary>
    /// <param name="agentJson">An agent or identified group; the identifier alone counts. Somebody with several identifiers is erased by each.</param>
    /// <returns>The receipt, when all is done. Cancelling stops the waiting, not the erasure.</returns>
    /// <exception cref="System.Data.Common.DbException">The database did not take the order; nothing was begun.</exception>
    public async Task<ErasureOutcome> EraseAgentAsync(string organisation, string agentJson, CancellationToken cancellationToken = default) =>
        await EndAsync(await BeginAgentAsync(organisation, agentJson, XapiVersion.V103), cancellationToken);

    /// <summary>Erases one statement, and every statement about it.</summary>
    /// <returns>As <see cref="EraseAgentAsync"/>; one that was erased before gives a receipt that counts nothing.</returns>
    public async Task<ErasureOutcome> EraseStatementAsync(string organisation, Guid statement, CancellationToken cancellationToken = default) =>
        await EndAsync(await BeginStatementAsync(organisation, statement), cancellationToken);

    /// <summary>Looks what <see cref="EraseAgentAsync"/> would take away, and changes nothing.</summary>
    /// <param name="agentJson">As there; the same refusals.</param>
    public async Task<(WouldErase? Would, Refusal? Refusal)> LookAtAgentAsync(string organisation, string agentJson, CancellationToken cancellationToken = default)
    {
        if (Refuses(agentJson, XapiVersion.V103, out var key) is { } refusal) return (null, refusal);
        var agent = Sql.Hash(key!);
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        // What is found by a link of another statement is about that one: it goes too.
        var statements = await db.Set<Link>().Where(link => link.Organisation == organisation && link.Kind == LinkKind.Agent && link.Key == agent).Select(link => link.Tick).Distinct().LongCountAsync(cancellationToken);
        var documents = await db.Set<DocumentRow>().LongCountAsync(
            row => row.Organisation == organisation && row.Agent == agent && (row.Kind == DocumentKind.State || row.Kind == DocumentKind.AgentProfile), cancellationToken);
        return (new(statements, documents), null);
    }

    /// <summary>The receipts of an organisation, the newest first; at most 500.</summary>
    public async Task<IReadOnlyList<ErasureReceipt>> ReceiptsAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<Erasing>().AsNoTracking().Where(row => row.Organisation == organisation && row.Kind != ErasingKind.TakenBack && row.Done != null).OrderByDescending(row => row.Done).Take(500).ToListAsync(cancellationToken);
        return [.. rows.Select(_receipts.Of)];
    }

    /// <summary>Whether this store wrote this receipt and nobody changed it.</summary>
    public bool Wrote(ErasureReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return _receipts.AreOurs(receipt);
    }

    internal async Task<Begun> BeginAgentAsync(string organisation, string agentJson, XapiVersion version)
    {
        if (Refuses(agentJson, version, out var key) is { } refusal) return new(Guid.Empty, null, refusal);
        return await BeginAsync(new BeginErasing(organisation, ErasingKind.Agent, Sql.Hash(key!), _marking, _ledger));
    }

    internal Task<Begun> BeginStatementAsync(string organisation, Guid statement) =>
        BeginAsync(new BeginErasing(organisation, ErasingKind.Statement, statement.ToByteArray(bigEndian: true), _marking, _ledger));

    private static Refusal? Refuses(string agentJson, XapiVersion version, out string? key)
    {
        var utf8 = Encoding.UTF8.GetBytes(agentJson);
        if (AgentKey.Read(utf8, out key, version) is { } refusal) return refusal;
        return JsonElement.Parse(utf8).TryGetProperty("account", out var account) && Credentials.AreAt(account.GetProperty("homePage").GetString()!)
            ? new("not-a-person", "This is a key of the store. Everything that was ever written with it would go; revoke it instead.", "src/ReturnToWork.Lrs/README.md")
            : null;
    }

    private async Task<Begun> BeginAsync(BeginErasing begin) => await _eraser.BeginAsync(begin) is { } done
        ? new(begin.Id, ReceiptAsync(done), null)
        : new(begin.Id, null, new("L04", "There is no such statement here.", "xAPI 1.0.3, Communication, 2.1.3"));

    private async Task<ErasureReceipt> ReceiptAsync(Task<Erasing> done) => _receipts.Of(await done);

    private static async Task<ErasureOutcome> EndAsync(Begun begun, CancellationToken ct) => begun.Receipt is { } receipt ? new(await receipt.WaitAsync(ct), null) : new(null, begun.Refusal);

    /// <param name="Receipt">Ends when the erasure does.</param>
    internal sealed record Begun(Guid Id, Task<ErasureReceipt>? Receipt, Refusal? Refusal);
}
