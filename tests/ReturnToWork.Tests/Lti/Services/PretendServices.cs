using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>One request that came in, and what was in it.</summary>
internal sealed record Came(string Method, string Path, string Query, string? Accept, string? Type, string? Bearer, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>
/// The services of a pretend platform: a token endpoint that checks our assertions against our published keys, line items and scores, with the habits of Moodle or
/// Canvas (shared/lti.md 1.6, 1.7, section 5). What it answers can be changed for the worse.
/// </summary>
internal sealed class PretendServices
{
    private readonly PlatformUnderTest _platform;
    private readonly ToolUnderTest _tool;
    private readonly string _client;
    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, HashSet<string>> _tokens = new(StringComparer.Ordinal);
    private int _number;

    public PretendServices(ToolUnderTest tool, PlatformUnderTest? platform = null, string client = "client-a")
    {
        (_tool, _platform, _client) = (tool, platform ?? tool.A, client);
        _platform.Serve = ServeAsync;
    }

    public ConcurrentQueue<Came> Requests { get; } = new();

    public ConcurrentQueue<JsonWebToken> Assertions { get; } = new();

    /// <summary>The newest score per line item and person, as the platform keeps it.</summary>
    public ConcurrentDictionary<string, (DateTimeOffset At, JsonElement Score)> Grades { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Items { get; } = [];

    public bool IsMoodle { get; set; }

    public int TokenLasts { get; set; } = 3600;

    /// <summary>What the token endpoint grants of what was asked.</summary>
    public Func<string, string?> Grant { get; set; } = asked => asked;

    public string TokenType { get; set; } = "Bearer";

    /// <summary>Answers instead of the platform; null: as usual. Also asked for the token endpoint.</summary>
    public Func<HttpContext, Came, Task<bool>> Instead { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Answers a score after it was kept, instead of the usual 200.</summary>
    public Func<HttpContext, Task<bool>> AfterKeeping { get; set; } = _ => Task.FromResult(false);

    public string ItemsAddress => _platform.Address + "/course/7/lineitems" + (IsMoodle ? "?type_id=12" : "");

    public IEnumerable<Came> At(string end) => Requests.Where(came => came.Path.EndsWith(end, StringComparison.Ordinal));

    public void ForgetTokens() => _tokens.Clear();

    public string AddItem(string? link, string? tag = null)
    {
        var id = $"{_platform.Address}/course/7/lineitems/{Interlocked.Increment(ref _number)}/lineitem" + (IsMoodle ? "?type_id=12" : "");
        var item = new JsonObject { ["id"] = id, ["label"] = "x", ["scoreMaximum"] = 100 };
        if (link is not null) item["resourceLinkId"] = link;
        if (tag is not null) item["tag"] = tag;
        Items.Add(item);
        return id;
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var came = new Came(
            http.Request.Method, http.Request.Path, http.Request.QueryString.Value ?? "", http.Request.Headers.Accept, http.Request.ContentType,
            http.Request.Headers.Authorization.ToString() is ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var bearer] ? bearer : null, await reader.ReadToEndAsync());
        Requests.Enqueue(came);
        if (await Instead(http, came)) return;
        await (came.Path switch
        {
            "/token" => TokenAsync(http, came),
            _ when came.Path.EndsWith("/scores", StringComparison.Ordinal) => Allowed(http, came, "score") ? ScoreAsync(http, came) : Task.CompletedTask,
            _ when came.Path.EndsWith("/lineitems", StringComparison.Ordinal) => Allowed(http, came, "lineitem") ? LineItemsAsync(http, came) : Task.CompletedTask,
            _ => Status(http, 404),
        });
    }

    private async Task TokenAsync(HttpContext http, Came came)
    {
        var form = QueryHelpers.ParseQuery(came.Body);
        var assertion = form["client_assertion"].ToString();
        var keys = new JsonWebKeySet(await _http.GetStringAsync($"{_tool.Address}/lti/keys/{await _tool.IdOfAsync(_client)}"));
        var read = new JsonWebToken(assertion);
        Assertions.Enqueue(read);
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(), TryAllIssuerSigningKeys = false, ValidAlgorithms = ["RS256"], ValidateAudience = false, ValidateIssuer = false, ValidateLifetime = false,
        });
        if (!result.IsValid || form["grant_type"] != "client_credentials" || form["client_assertion_type"] != "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_client" });
            return;
        }

        var granted = Grant(form["scope"].ToString());
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        _tokens[token] = [.. (granted ?? form["scope"].ToString()).Split(' ')];
        JsonObject reply = new() { ["access_token"] = token, ["token_type"] = TokenType, ["expires_in"] = TokenLasts };
        if (granted is not null) reply["scope"] = granted;
        // Moodle says text/html (lti.md T4).
        http.Response.ContentType = IsMoodle ? "text/html; charset=utf-8" : "application/json";
        await http.Response.WriteAsync(reply.ToJsonString());
    }

    private bool Allowed(HttpContext http, Came came, string scope)
    {
        if (came.Bearer is { } token && _tokens.TryGetValue(token, out var scopes) && scopes.Any(one => one.Contains("/scope/" + scope, StringComparison.Ordinal))) return true;
        http.Response.StatusCode = 401;
        return false;
    }

    private async Task LineItemsAsync(HttpContext http, Came came)
    {
        if (IsMoodle && !came.Query.Contains("type_id=12", StringComparison.Ordinal))
        {
            await Status(http, 404);
            return;
        }

        if (came.Method == "POST")
        {
            if (came.Type != "application/vnd.ims.lis.v2.lineitem+json")
            {
                await Status(http, 400);
                return;
            }

            AddItem(null);
            var made = Items[^1];
            foreach (var (name, value) in JsonNode.Parse(came.Body)!.AsObject()) made[name] = value?.DeepClone();
            http.Response.StatusCode = 201;
            await http.Response.WriteAsJsonAsync(made, options: null, "application/vnd.ims.lis.v2.lineitem+json");
            return;
        }

        // Moodle takes no application/json and no list of types (lti.md G1).
        if (came.Accept != "application/vnd.ims.lis.v2.lineitemcontainer+json")
        {
            await Status(http, 400);
            return;
        }

        var page = QueryHelpers.ParseQuery(came.Query).TryGetValue("page", out var at) ? int.Parse(at!, CultureInfo.InvariantCulture) : 0;
        if (page + 2 < Items.Count)
        {
            var next = IsMoodle ? $"<{_platform.Address}/course/7/lineitems?type_id=12&amp;page={page + 2}>; rel=“next”" : $"<{_platform.Address}/course/7/lineitems?page={page + 2}>; rel=\"next\"";
            // A header is bytes: curly quotes go out as UTF-8 whatever the server thinks of them.
            http.Response.Headers.Link = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(next));
        }

        await http.Response.WriteAsJsonAsync(Items.Skip(page).Take(2), options: null, "application/vnd.ims.lis.v2.lineitemcontainer+json");
    }

    private async Task ScoreAsync(HttpContext http, Came came)
    {
        // The path grew and the query stayed (lti.md G2).
        if (came.Type != "application/vnd.ims.lis.v1.score+json" || (IsMoodle && came.Query != "?type_id=12"))
        {
            await Status(http, 400);
            return;
        }

        var score = came.Json;
        var at = DateTimeOffset.Parse(score.GetProperty("timestamp").GetString()!, CultureInfo.InvariantCulture);
        var key = came.Path + " " + score.GetProperty("userId").GetString();
        // Moodle compares whole seconds (lti.md G4).
        if (Grades.TryGetValue(key, out var known) && at.ToUnixTimeSeconds() <= known.At.ToUnixTimeSeconds())
        {
            await Status(http, 409);
            return;
        }

        Grades[key] = (at, score.Clone());
        if (!await AfterKeeping(http)) await Status(http, 200);
    }

    public static Task Status(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
