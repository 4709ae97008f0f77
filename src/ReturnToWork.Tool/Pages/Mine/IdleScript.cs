using System.Text.Json;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>What <c>assets/mine.js</c> reads: after how long the page is made empty, where the visit is ended, and the words.</summary>
internal static class IdleScript
{
    public static string Of(Onward onward, int minutes)
    {
        var words = OwnPageMarkup.Texts[onward.Language];
        return JsonSerializer.Serialize(
            new { minutes, stop = MineRoutes.Stop, visit = onward.Carried, warn = words["idle.warn"], here = words["idle.here"], title = words["idle.title"], lines = (string[])[words["idle.why"], words["stopped.1"], words["stopped.2"]] },
            Http.EmbeddedText.Json);
    }
}
