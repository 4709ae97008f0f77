using ReturnToWork.Courses.Rendering;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Hiding;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Picking;

/// <summary>
/// Somebody who makes a course chooses what to place in it (LTI Deep Linking 2.0). It stands in a frame where no cookie may be kept, so the page itself carries the
/// sealed request, for half an hour.
/// </summary>
internal sealed class Picker(Themes themes, HiddenThemes hidden, Tickets tickets, DeepLinkAnswers answers, PlatformOrigins origins, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(30);

    /// <summary>The answer to a deep linking launch.</summary>
    public async Task<IResult> AskAsync(DeepLinkRequest request, HttpContext http)
    {
        await FrameAsync(request, http, http.RequestAborted);
        return Page(request, await OfferAsync(request, http.RequestAborted), tickets.Write(request), PickChoice.Nothing, Phrases.LanguageOf(request.Locale), unclear: null, http);
    }

    /// <summary><c>POST /lti/pick</c>: chosen, given up, or to be read in the other language.</summary>
    public async Task<IResult> ChosenAsync(HttpContext http, CancellationToken ct)
    {
        if (await OwnForm.ReadAsync(http.Request) is not { } form || form.One("ticket") is not { } ticket || tickets.ReadDeepLink(ticket) is not { } request) return Over();
        if (!await FrameAsync(request, http, ct) || request.Asked + Lasts <= time.GetUtcNow()) return Over();

        var language = Phrases.LanguageOf(form.One("language"), request.Locale);
        var (words, offer) = (PickTexts.Of(language), await OfferAsync(request, ct));
        var choice = PickChoice.Read(form, offer);
        switch (form.One("do"))
        {
            case "cancel":
                return await AnswerAsync(request, [], words["cancelled"], words, http, ct);
            case "place":
                var (items, unclear) = choice.ToItems(request.AcceptMultiple, words);
                return items is null ? Page(request, offer, ticket, choice, language, unclear, http) : await AnswerAsync(request, items, message: null, words, http, ct);
            default:
                return Page(request, offer, ticket, choice, language, unclear: null, http);
        }
    }

    private async Task<PickOffer> OfferAsync(DeepLinkRequest request, CancellationToken ct) => PickOffer.Of(themes, request.Offer, await hidden.OfAsync(request.Organisation, ct));

    private static IResult Page(DeepLinkRequest request, PickOffer offer, string ticket, PickChoice choice, string language, string? unclear, HttpContext http)
    {
        var words = PickTexts.Of(language);
        var page = new PickMarkup(offer, choice, request.AcceptMultiple, ticket, words);
        return FramedPage.Answer(http, language, words["title"], page.Write(unclear), unclear is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>A form that posts itself, and a button where no script runs. It may go to the platform's origin and nowhere else (reliability.md L-13).</summary>
    private async Task<IResult> AnswerAsync(DeepLinkRequest request, IReadOnlyList<DeepLinkItem> items, string? message, Phrases words, HttpContext http, CancellationToken ct)
    {
        if (await answers.SignAsync(request, items, message, ct) is not { } answer) return Over();
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        policy.FormsGoTo = answer.ReturnUrl.GetLeftPart(UriPartial.Authority);
        var html = new Html();
        html.Line($"""<section><h1>{words["going.title"]}</h1><form method="post" action="{answer.ReturnUrl.OriginalString}" id="answer"><input type="hidden" name="JWT" value="{answer.Jwt}"><button class="button go">{words["going.button"]}</button></form></section>""");
        html.Line($"""<script nonce="{policy.Nonce}">document.getElementById('answer').submit()</script>""");
        return FramedPage.Answer(http, words.Language, words["going.title"], html, referrer: "strict-origin");
    }

    // Also what is over must be readable in its frame. False: the registration was suspended or taken away meanwhile.
    private async Task<bool> FrameAsync(DeepLinkRequest request, HttpContext http, CancellationToken ct)
    {
        if (await origins.OfAsync(request.Registration, ct) is not { Count: > 0 } framedBy) return false;
        http.RequestServices.GetRequiredService<PagePolicy>().FramedBy = string.Join(' ', framedBy);
        return true;
    }

    private static IResult Over() => new PlainPage("pick.title").Say("pick.1").Answer(StatusCodes.Status403Forbidden);
}
