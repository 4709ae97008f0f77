using Microsoft.Net.Http.Headers;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Voices;

/// <summary><c>GET /recordings/{address}</c>: one sound, by its content. Course text spoken aloud, nothing of a person who learns; so whoever has the address may hear it, and any cache may keep it.</summary>
internal static class PlayRecording
{
    private const int Length = 32;

    public static async Task<IResult> HandleAsync(string address, HttpContext http, Themes themes, Recordings recordings, CancellationToken ct)
    {
        if (address.Length != Length || !address.All(char.IsAsciiHexDigitLower)) return Results.NotFound();
        if (themes.Sounds.TryGetValue(address, out var file)) return Sound(http, address, (tag) => Results.File(file.Path, file.Type, entityTag: tag, enableRangeProcessing: true));
        return await recordings.FindAsync(address, ct) is { } own ? Sound(http, address, (tag) => Results.File(own.Audio, own.Type, entityTag: tag, enableRangeProcessing: true)) : Results.NotFound();
    }

    private static IResult Sound(HttpContext http, string address, Func<EntityTagHeaderValue, IResult> answer)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return answer(new EntityTagHeaderValue($"\"{address}\""));
    }
}
