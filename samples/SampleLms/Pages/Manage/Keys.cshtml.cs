using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SampleLms.Pages;

/// <summary>The keys of this platform, and a button for a new one. Nothing here an antiforgery token could guard.</summary>
[IgnoreAntiforgeryToken]
internal sealed class KeysModel(SampleLmsOptions options, PlatformKeys keys, TimeProvider clock) : PageModel
{
    public IEnumerable<(KeyTurn Turn, PlatformKey Key)> Keys => keys.Published;

    public int Minutes => options.OldKeyMinutes;

    public string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, clock.LocalTimeZone).ToString("dd-MM-yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public IActionResult OnPost(int? minutes)
    {
        if (minutes is not (>= 0 and <= 10080)) return BadRequest();
        keys.Rotate(TimeSpan.FromMinutes(minutes.Value));
        return Redirect("/manage/keys");
    }
}
