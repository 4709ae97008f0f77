using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Sessions;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Pages;

/// <summary>
/// <c>POST /training/own/open/{theme}</c>: on to a module in the Tool. The ticket is made when somebody taps, because it lasts a minute, and goes there in the body of a form that sends itself; without
/// script there is a button.
/// </summary>
internal sealed class OpenModuleModel(OwnTraining own, IOptions<PairingOptions> pairing, Texts.Words words, TimeProvider clock) : CompanionPage
{
    public string Module { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    /// <summary>Origin of the Tool, as browsers know it.</summary>
    public string Tool => pairing.Value.ToolAddress!.GetLeftPart(UriPartial.Authority);

    public IActionResult OnGet(string theme) => TrainingModules.Find(theme) is null ? NotFound() : LocalRedirect("/training/own");

    public async Task<IActionResult> OnPostAsync(string theme, CancellationToken ct)
    {
        if (TrainingModules.Find(theme) is not { } module || await own.OfAsync(Me, ct) is not { } me) return NotFound();
        Module = module.Name(words.Language);
        Ticket = TrainingTicket.New(me.Organisation, me.Actor, module.Mark, words.Language, Tool, clock.GetUtcNow()).Sign(pairing.Value.Secret);
        var headers = Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("form-action 'self'", $"form-action 'self' {Tool}", StringComparison.Ordinal);
        // With no-referrer the browser says "Origin: null", and the Tool opens for nobody but this Companion. No address of ours holds a secret, and only the origin is told.
        headers["Referrer-Policy"] = "strict-origin";
        return Page();
    }
}
