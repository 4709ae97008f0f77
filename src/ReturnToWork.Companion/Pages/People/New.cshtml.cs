using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Pairing;

namespace ReturnToWork.Companion.Pages;

/// <summary>A call name goes in, a code comes out.</summary>
internal sealed class NewPersonModel(MakeCode make) : CompanionPage
{
    public string? Typed { get; private set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? callName, CancellationToken ct)
    {
        var made = await make.ForNewPersonAsync(Me, callName, ct);
        if (made.Person is { } person) return LocalRedirect($"/people/{person}/code");
        (Typed, Refusal) = (callName, made.Refusal);
        Response.StatusCode = made.Refusal == "new.name-wrong" ? StatusCodes.Status400BadRequest : StatusCodes.Status502BadGateway;
        return Page();
    }
}
