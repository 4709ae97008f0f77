using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Mirror;

/// <summary>Why a ticket opens nothing. Each has its words in <c>Texts</c>, under <c>mirror.refused.…</c>.</summary>
internal enum TicketRefusal
{
    /// <summary>There was none: somebody opened the address, or came with something else.</summary>
    Missing,

    /// <summary>Not signed by our Tool.</summary>
    Signature,

    /// <summary>Signed for another Companion.</summary>
    Host,

    /// <summary>For an organisation that is not here.</summary>
    Organisation,

    /// <summary>Older than a minute.</summary>
    Expired,

    /// <summary>It was used already.</summary>
    Spent,
}

/// <summary>Lets somebody in at the mirror page by a ticket of the Tool. A ticket is spent before anything is read, so that one never opens two pages.</summary>
internal sealed partial class MirrorDoor(CompanionStore store, Organisations organisations, IOptions<PairingOptions> pairing, TimeProvider clock, ILogger<MirrorDoor> logger)
{
    // A Tool whose clock runs ahead makes tickets that last longer; this long is a broken clock.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <param name="text">The field of the form.</param>
    /// <param name="here">Origin under which this Companion was asked.</param>
    /// <param name="ct">Nothing is spent then.</param>
    public async Task<(MirrorTicket? Ticket, TicketRefusal Refusal)> OpenAsync(string? text, string here, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(text)) return Refuse(TicketRefusal.Missing);
        if (MirrorTicket.Read(pairing.Value.Secret, text) is not { } ticket) return Refuse(TicketRefusal.Signature);
        if (!string.Equals(ticket.For, here, StringComparison.OrdinalIgnoreCase)) return Refuse(TicketRefusal.Host);
        if (!organisations.Knows(ticket.Organisation)) return Refuse(TicketRefusal.Organisation);
        var now = clock.GetUtcNow();
        if (ticket.Expires <= now || ticket.Expires > now + MirrorTicket.Lasts + ClocksDiffer) return Refuse(TicketRefusal.Expired);
        return await SpendAsync(ticket, ct) ? (ticket, default) : Refuse(TicketRefusal.Spent);
    }

    /// <summary>Woken every hour: what is refused for its age need not be remembered.</summary>
    public async Task CleanUpAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var organisation in organisations.All)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            await db.SpentTickets.Where(row => row.Expires <= now).ExecuteDeleteAsync(ct);
        }
    }

    private async Task<bool> SpendAsync(MirrorTicket ticket, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(ticket.Organisation, ct);
        if (await db.SpentTickets.AnyAsync(row => row.Mark == ticket.Id, ct)) return false;
        db.Add(new SpentTicketRow { Organisation = ticket.Organisation, Mark = ticket.Id, Expires = ticket.Expires });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Twice in the same moment: the other one was first, and whatever else it was, nothing is opened.
            return false;
        }
    }

    private (MirrorTicket?, TicketRefusal) Refuse(TicketRefusal why)
    {
        Log.Refused(logger, why);
        return (null, why);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A ticket of the mirror page was refused: {Why}.")]
        public static partial void Refused(ILogger logger, TicketRefusal why);
    }
}
