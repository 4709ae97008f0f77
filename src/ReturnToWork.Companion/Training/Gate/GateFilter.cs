using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReturnToWork.Companion.Pages;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.Training.Gate;

/// <summary>
/// Stands before every page about people and asks anew at each request, so that who loses the right is out at the next one. It runs before the page looks anybody up: nothing is read, and nothing stands
/// in the access log.
/// </summary>
internal sealed class GateFilter(GateBook gate) : IAsyncPageFilter
{
    /// <summary>Where somebody reads why it is closed.</summary>
    public const string Closed = "/training/closed";

    /// <summary>What the layout shows above the page.</summary>
    public const string Note = "Gate";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var answer = await gate.OfAsync(Professional.Of(context.HttpContext.User), context.HttpContext.RequestAborted);
        if (answer.Opening == Opening.Closed || (answer.Opening == Opening.CurrentOnly && context.HandlerInstance is NewPersonModel))
        {
            context.Result = new RedirectResult(Closed);
            return;
        }

        if (context.HandlerInstance is PageModel page) page.ViewData[Note] = answer;
        await next();
    }
}
