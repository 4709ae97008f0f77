using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tool.Api;

/// <summary><c>POST /api/stop</c>: somebody goes, or nobody was there for a while. The visit is over: cookie, token and a page that carries it open nothing any more.</summary>
internal static class Stop
{
    public static async Task<IResult> HandleAsync(HttpContext http, EndedVisits ended, CancellationToken ct)
    {
        await ended.EndAsync(http.Token().Visit, ct);
        SessionCookie.Clear(http);
        return Results.NoContent();
    }
}
