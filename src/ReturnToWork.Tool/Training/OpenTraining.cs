using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Mirror;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Training;

/// <summary>
/// <c>POST /training/open</c>: a professional comes from the Companion with a ticket, once and within a minute. It is spent before anything is opened; then the browser has a session as after a
/// launch, and goes on to the page.
/// </summary>
internal sealed partial class OpenTraining(
    IDbContextFactory<ToolDb> stores, TrainingVisits training, Tickets tickets, IOptions<PairingOptions> pairing, IOptions<MirrorOptions> companion, TimeProvider time, ILogger<OpenTraining> logger)
{
    public const string Path = "/training/open";

    private const int MostBytes = 8 * 1024;

    // A Companion whose clock runs ahead makes tickets that last longer; this long is a broken clock.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    public static readonly Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute Limit = new(MostBytes);

    public async Task<IResult> HandleAsync(HttpContext http, CancellationToken ct)
    {
        // A ticket is its holder's: without this another site could send somebody into its own owner's training.
        if (companion.Value.Origin is { } known && (http.Request.Headers.Origin is not [{ } origin] || !string.Equals(origin, known, StringComparison.OrdinalIgnoreCase))) return Refuse("site");
        if (await TextAsync(http.Request) is not { } text) return Refuse("missing");
        if (TrainingTicket.Read(pairing.Value.Secret, text) is not { } ticket) return Refuse("signature");
        if (!string.Equals(ticket.For, $"{http.Request.Scheme}://{http.Request.Host}", StringComparison.OrdinalIgnoreCase)) return Refuse("host");
        if (!training.IsFor(ticket.Theme)) return Refuse("module");
        var now = time.GetUtcNow();
        if (ticket.Expires <= now || ticket.Expires > now + TrainingTicket.Lasts + ClocksDiffer) return Refuse("expired");
        if (!await SpendAsync(ticket, ct)) return Refuse("spent");
        if (!await training.KeepAsync(ticket.Organisation, ticket.Actor, ct)) return Refuse("erased");

        SessionCookie.Set(http, tickets, training.By(ticket, companion.Value.Origin ?? ticket.For));
        http.Response.Headers.Location = $"/themes/{ticket.Theme}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private async Task<bool> SpendAsync(TrainingTicket ticket, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        db.SpentTickets.Add(new SpentTicket { Organisation = ticket.Organisation, Id = ticket.Id, Until = ticket.Expires });
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
        {
            return false;
        }
    }

    private static async Task<string?> TextAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return null;
        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted)).One("ticket");
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    private IResult Refuse(string why)
    {
        Log.Refused(logger, why);
        return new PlainPage("training.refused.title").Say($"training.refused.{why}").Say("training.refused.help").Answer(StatusCodes.Status403Forbidden);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A ticket for the e-learning was refused: {Why}.")]
        public static partial void Refused(ILogger logger, string why);
    }
}
