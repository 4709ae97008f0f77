using System.Text.Json;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Launch;

/// <summary>The pages that a browser without our cookies passes: two that a script leaves at once, one with a link, one with a sentence. Nothing of a person stands in them.</summary>
internal static class LadderPages
{
    private const string Script = "/assets/ladder.js";

    public static IResult Answer(LadderStep step, HttpContext http)
    {
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        policy.FramedBy = string.Join(' ', step.FramedBy);
        return step switch
        {
            PutProof put => new PlainPage("opening.title").Say("opening.1")
                .WithoutScript(put.Otherwise, "opening.go")
                .Script(Script, policy.Nonce, "rtw-ladder", Json(new { step = "put", put.Storage.Target, put.Storage.Origin, put.Storage.Origins, put.Values, put.Onward, put.Otherwise }))
                .Answer(),
            FetchProof fetch => Fetch(fetch, http, policy),
            OpenOwnWindow own => new PlainPage("window.title").Say("window.1").WindowLink(own.Address, "window.open").Say("window.2").Answer(),
            _ => new PlainPage("cookies.title").Say("cookies.1").Say("cookies.2").Say("cookies.3").Answer(),
        };
    }

    private static IResult Fetch(FetchProof fetch, HttpContext http, PagePolicy policy)
    {
        // Else the browser would send "Origin: null" with the form, and the proof must come from a page of ours.
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        return new PlainPage("opening.title").Say("opening.1")
            .Form("rtw-proof", fetch.PostTo, [new("ticket", fetch.Ticket), .. fetch.Fields.Select(field => KeyValuePair.Create(field.Key, ""))])
            .Script(Script, policy.Nonce, "rtw-ladder", Json(new
            {
                step = "get", fetch.Storage.Target, fetch.Storage.Origin, fetch.Storage.Origins,
                fields = fetch.Fields.Select(field => field.Key), keys = fetch.Fields.Select(field => field.Value),
            }))
            .Answer();
    }

    private static string Json(object step) => JsonSerializer.Serialize(step, EmbeddedText.Json);
}
