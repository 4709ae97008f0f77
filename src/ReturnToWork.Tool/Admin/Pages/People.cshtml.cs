using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Lets one person in no more, by the pseudonym in their statements, and again. Who it is travels in forms only, and is in no log.</summary>
internal sealed class PeopleModel(Suspensions suspensions, AdminLog log) : AdminPage
{
    public IReadOnlyList<Suspension> Out { get; private set; } = [];

    /// <summary>A key of the texts after <c>people.done.</c>.</summary>
    public string? Done { get; private set; }

    public bool NotFoundHere { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        Done = done is "out" or "in" ? done : null;
        Out = await suspensions.OfAsync(Me.Organisation, ct);
    }

    public Task<IActionResult> OnPostOutAsync(string? pseudonym, CancellationToken ct) => SetAsync(pseudonym, suspended: true, Act.PersonOut, "out", ct);

    public Task<IActionResult> OnPostInAsync(string? pseudonym, CancellationToken ct) => SetAsync(pseudonym, suspended: false, Act.PersonIn, "in", ct);

    private async Task<IActionResult> SetAsync(string? pseudonym, bool suspended, string act, string done, CancellationToken ct)
    {
        pseudonym = (pseudonym ?? "").Trim();
        if (!await suspensions.KnowsAsync(Me.Organisation, pseudonym, ct))
        {
            NotFoundHere = true;
            Response.StatusCode = StatusCodes.Status404NotFound;
            Out = await suspensions.OfAsync(Me.Organisation, ct);
            return Page();
        }

        await log.WriteAsync(Me, act, null, ct);
        await suspensions.SetAsync(Me.Organisation, pseudonym, suspended, CancellationToken.None);
        return LocalRedirect($"/admin/people?done={done}");
    }
}
