namespace SampleLms;

/// <summary>What can be wrong with everything that a tool calls. Those without an answer of their own are looked for where they happen.</summary>
internal static class ServiceTroubles
{
    private const string Html = "text/html; charset=utf-8";

    public static IEnumerable<Trouble> All { get; } =
    [
        Of("keys-down", TroublePlace.Keys, Status(503)),
        Of("keys-slow", TroublePlace.Keys, Slow),
        Of("keys-huge", TroublePlace.Keys, _ => Task.FromResult<IResult?>(Results.Text($$"""{"keys":[],"filler":"{{new string('x', 2 * 1024 * 1024)}}"}""", "application/json"))),
        Of("keys-empty", TroublePlace.Keys, _ => Task.FromResult<IResult?>(Results.Text("""{"keys":[]}""", "application/json"))),
        Of("keys-html", TroublePlace.Keys, _ => Task.FromResult<IResult?>(Results.Text("<html><body>Maintenance</body></html>", Html))),
        Of("keys-elsewhere", TroublePlace.Keys, Elsewhere),
        Of("deeplink-refuse", TroublePlace.DeepLink),
        Of("token-401", TroublePlace.Token, _ => Task.FromResult<IResult?>(Results.Json(new { error = "invalid_client" }, statusCode: 401))),
        Of("token-429", TroublePlace.Token, Busy),
        Of("token-500", TroublePlace.Token, Status(500)),
        Of("token-slow", TroublePlace.Token, Slow),
        Of("token-html", TroublePlace.Token),
        Of("token-nonsense", TroublePlace.Token, _ => Task.FromResult<IResult?>(Results.Text("<html><body>Welcome</body></html>", Html))),
        Of("token-short", TroublePlace.Token),
        Of("token-fewer", TroublePlace.Token),
        Of("lineitems-401", TroublePlace.LineItems, Status(401)),
        Of("lineitems-403", TroublePlace.LineItems, Status(403)),
        Of("lineitems-404", TroublePlace.LineItems, Status(404)),
        Of("lineitems-500", TroublePlace.LineItems, Status(500)),
        Of("lineitems-elsewhere", TroublePlace.LineItems, Elsewhere),
        Of("lineitems-moodle-link", TroublePlace.LineItems),
        Of("lineitems-endless", TroublePlace.LineItems),
        Of("scores-401", TroublePlace.Scores, Status(401)),
        Of("scores-403", TroublePlace.Scores, Status(403)),
        Of("scores-404", TroublePlace.Scores, Status(404)),
        Of("scores-409", TroublePlace.Scores, Status(409)),
        Of("scores-422", TroublePlace.Scores, Status(422)),
        Of("scores-429", TroublePlace.Scores, Busy),
        Of("scores-500", TroublePlace.Scores, Status(500)),
        Of("scores-slow", TroublePlace.Scores, Slow),
        Of("members-404", TroublePlace.Members, Status(404)),
        Of("members-500", TroublePlace.Members, Status(500)),
        Of("members-endless", TroublePlace.Members),
        Of("configuration-500", TroublePlace.Configuration, Status(500)),
        Of("configuration-elsewhere", TroublePlace.Configuration, Elsewhere),
        Of("configuration-other-host", TroublePlace.Configuration),
        Of("configuration-no-rs256", TroublePlace.Configuration),
        Of("configuration-no-registration", TroublePlace.Configuration),
        Of("registration-400", TroublePlace.Registration, _ => Task.FromResult<IResult?>(Results.Json(new { error = "invalid_client_metadata", error_description = "Told to refuse." }, statusCode: 400))),
        Of("registration-500", TroublePlace.Registration, Status(500)),
        Of("registration-no-deployment", TroublePlace.Registration),
        Of("registration-fewer-scopes", TroublePlace.Registration),
    ];

    private static Trouble Of(string code, TroublePlace place, Func<HttpContext, Task<IResult?>>? answer = null) => new(code, place) { Answer = answer };

    private static Func<HttpContext, Task<IResult?>> Status(int status) => _ => Task.FromResult<IResult?>(No.Of(status, "Told to misbehave."));

    private static Task<IResult?> Busy(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "2";
        return Task.FromResult<IResult?>(No.Of(StatusCodes.Status429TooManyRequests, "Told to misbehave."));
    }

    private static Task<IResult?> Elsewhere(HttpContext http) => Task.FromResult<IResult?>(Results.Redirect("/elsewhere" + http.Request.QueryString));

    /// <summary>Longer than a careful tool waits; then the real answer after all.</summary>
    private static async Task<IResult?> Slow(HttpContext http)
    {
        await Task.Delay(TimeSpan.FromSeconds(20), http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);
        return null;
    }
}
