using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Mirror;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Pages;

/// <summary>
/// "Dit ziet je coach": for the employee, who comes from the own page with a ticket of the Tool. It asks for no cookie, sets none, and looks at none: who is signed in at this browser as a professional
/// makes no difference.
/// </summary>
/// <remarks>No antiforgery here: the form stands on the Tool's page, and the ticket in it is what nobody else can make.</remarks>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(16 * 1024)]
internal sealed class MirrorModel(MirrorDoor door, MirrorBook book, OwnRecords records, Texts.Words words, IOptions<PairingOptions> pairing) : PageModel
{
    /// <summary>Where the own page is, with what was shared and the way back.</summary>
    public Uri Tool => pairing.Value.ToolAddress!;

    /// <summary>Key of the sentence that says why nothing is shown and what to do; null where it is shown.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyList<MirroredPerson> People { get; private set; } = [];

    /// <summary>All that is kept of the one who looks; only where nothing is refused.</summary>
    public OwnRecord Everything { get; private set; } = null!;

    public void OnGet() => Refuse(TicketRefusal.Missing);

    public async Task OnPostAsync(CancellationToken ct)
    {
        var (ticket, refusal) = await door.OpenAsync(await FieldAsync(ct), $"{Request.Scheme}://{Request.Host}", ct);
        if (ticket is null)
        {
            Refuse(refusal);
            return;
        }

        words.Speak(ticket.Language);
        People = await book.OfAsync(ticket, ct);
        Everything = await records.OfAsync(ticket, ct);
    }

    /// <summary>"Anna keek op maandag 23 november."</summary>
    public string LineOf(Look look)
    {
        var line = words["mirror.looked", ("naam", look.Who ?? words["mirror.someone"]), ("dag", words.ComingDay(look.Day))];
        var why = $"mirror.looked.{look.Why.Replace(' ', '-')}";
        return Texts.Words.Knows(why) ? $"{line} {words[why]}" : line;
    }

    private async Task<string?> FieldAsync(CancellationToken ct)
    {
        if (!Request.HasFormContentType) return null;
        try
        {
            return (await Request.ReadFormAsync(ct))["ticket"] is [{ Length: <= MirrorTicket.Longest } one] ? one : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or BadHttpRequestException)
        {
            return null;
        }
    }

    private void Refuse(TicketRefusal why)
    {
        Refusal = string.Create(CultureInfo.InvariantCulture, $"mirror.refused.{why}").ToLowerInvariant();
        Response.StatusCode = why switch
        {
            TicketRefusal.Missing => StatusCodes.Status400BadRequest,
            TicketRefusal.Expired or TicketRefusal.Spent => StatusCodes.Status410Gone,
            _ => StatusCodes.Status403Forbidden,
        };
    }
}
