using Microsoft.AspNetCore.Diagnostics;
using ReturnToWork.Tool.Admin;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Http;

/// <summary>What nobody expected still gets an answer that says what to do: JSON to scripts, a page to people, never a stack trace.</summary>
internal static class Surprises
{
    public static void UseSurprises(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = http => AnswerAsync(http, "surprise"),
        });
        app.UseStatusCodePages(context =>
        {
            var status = context.HttpContext.Response.StatusCode;
            // The record store's answers are the specification's, an empty body among them.
            return context.HttpContext.Request.IsForRecordStore() ? Task.CompletedTask : AnswerAsync(context.HttpContext, status switch { 404 => "not-found", 429 => "too-fast", _ => "other" }, status);
        });
    }

    /// <summary>The answer for a code, in the form that the asker reads.</summary>
    public static Task AnswerAsync(HttpContext http, string code, int? status = null)
    {
        if (http.Request.IsForScript()) return Refusals.Answer(code, status: status).ExecuteAsync(http);
        var page = code switch
        {
            "too-fast" => new PlainPage("fast.title").Say("fast.1"),
            _ when AdminArea.IsHere(http.Request) => ForAdministrator(code, status),
            "not-found" => new PlainPage("missing.title").Say("missing.1"),
            "surprise" => new PlainPage("surprise.title").Say("surprise.1"),
            _ => new PlainPage("other.title").Say("other.1"),
        };
        return page.Answer(status ?? Refusals.Of(code).Status).ExecuteAsync(http);
    }

    private static PlainPage ForAdministrator(string code, int? status) => (code, status) switch
    {
        ("not-found", _) => new PlainPage("missing.title").Say("admin.missing.1").Link(AdminArea.Home, "admin.back"),
        ("surprise", _) => new PlainPage("surprise.title").Say("admin.surprise.1").Link(AdminArea.Home, "admin.back"),
        (_, StatusCodes.Status400BadRequest) => new PlainPage("other.title").Say("admin.old.1").Link(AdminArea.Home, "admin.back"),
        _ => new PlainPage("other.title").Say("admin.other.1").Link(AdminArea.Home, "admin.back"),
    };
}
