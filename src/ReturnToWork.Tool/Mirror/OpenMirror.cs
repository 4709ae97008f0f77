using Microsoft.Extensions.Options;
using ReturnToWork.Courses.Rendering;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Pages.Mine;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Mirror;

/// <summary>
/// <c>POST /mijn/spiegel</c>: from the own page, in a window of its own, on to the Companion's mirror page. The ticket is made when somebody taps, because it lasts a minute, and goes there in the body of a
/// form that sends itself; without script there is a button.
/// </summary>
internal sealed class OpenMirror(OwnActs acts, OwnPages pages, OwnPageReader reader, Learners learners, IOptions<MirrorOptions> mirror, IOptions<PairingOptions> pairing, TimeProvider time)
{
    private const string Script = "/assets/mirror.js";

    public Task<IResult> HandleAsync(HttpContext http, CancellationToken ct) => acts.DoAsync(http, async (own, form) =>
    {
        if (mirror.Value.Origin is not { } companion || await learners.WithEnrolmentsAsync(own.Visit, ct) is not var (learner, _)) return OwnPages.OpenItFromTheLms();
        var page = await reader.ReadAsync(own.Visit, form.One("language"), ct);
        var words = OwnPageMarkup.Texts[page.Language];
        var ticket = MirrorTicket.New(learner.Organisation, [learner.Pseudonym], page.Language, companion, time.GetUtcNow());
        var policy = http.RequestServices.GetRequiredService<PagePolicy>();
        policy.FormsGoTo = companion;

        var html = new Html();
        html.Line($"""<section class="ask"><h1>{words["mirror"]}</h1><p>{words["mirror.going"]}</p>""");
        html.Add($"""<form method="post" action="{companion}/mirror" id="rtw-mirror">""").Add(Onward.Hidden("ticket", ticket.Sign(pairing.Value.Secret)));
        html.Line($"""<button class="button go">{words["mirror.go"]}</button></form></section><script src="{Script}" nonce="{policy.Nonce}" defer></script>""");
        return FramedPage.Answer(http, page.Language, words["mirror"], html, house: await pages.HouseAsync(own.Visit, ct), around: new FrameAround(page.Wishes.Size ?? 0));
    }, ct);

    /// <summary>The button on the own page, where there is a mirror page to go to.</summary>
    public static void Button(Html html, Onward onward, Phrases words)
    {
        if (onward.Window is not { } visit) return;
        html.Add($"""<form method="post" action="{MineRoutes.Mirror}" target="_blank" class="act">""").Add(Onward.Hidden("visit", visit)).Add(Onward.Hidden("language", words.Language));
        html.Line($"""<button class="button">{words["mirror"]} {words["mirror.window"]}</button></form>""");
    }
}

/// <summary>What this folder needs.</summary>
internal static class MirrorServices
{
    public static IServiceCollection AddMirror(this IServiceCollection services)
    {
        services.AddOptions<MirrorOptions>().BindConfiguration("Mirror").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<MirrorOptions>, MirrorChecks>().AddSingleton<OpenMirror>();
    }
}
