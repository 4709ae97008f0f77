using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Tool.Sessions;

namespace ReturnToWork.Tests.Tool.Mine;

/// <summary>What a browser does with the own page, without script: follows its forms, with the session cookie or with the visit that the pages carry.</summary>
internal sealed class OwnBrowser(RunningTool tool, Visit visit, bool cookies)
{
    private readonly Tickets _tickets = tool.Services.GetRequiredService<Tickets>();

    /// <summary>The session cookie as it is now; empty when it was taken away.</summary>
    public string Cookie { get; private set; } = cookies ? tool.Services.GetRequiredService<Tickets>().Write(visit) : "";

    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>The page as a person reads it.</summary>
    public string Text => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(Page, "<script.*?</script>", "", RegexOptions.Singleline), "<[^>]+>", " "));

    public async Task<OwnBrowser> OpenAsync(string path = "/mijn", string language = "nl") =>
        cookies ? await SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{path}?language={language}")) : await PostAsync(path, new() { ["visit"] = _tickets.WriteCarried(visit), ["language"] = language });

    /// <summary>Fills in the form that goes to this address, the first of them, and sends it.</summary>
    public async Task<OwnBrowser> SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = Regex.Matches(Page, "<form method=\"post\" action=\"(?<to>[^\"#]+)(#\\w+)?\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture).First(match => match.Groups["to"].Value == action).Value;
        var filled = Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"").ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value), StringComparer.Ordinal);
        foreach (var (name, value) in fields) filled[name] = value;
        return await PostAsync(action, filled);
    }

    public async Task<OwnBrowser> PostAsync(string path, Dictionary<string, string> fields, string site = "same-origin")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await SendAsync(request);
    }

    private async Task<OwnBrowser> SendAsync(HttpRequestMessage request)
    {
        if (Cookie.Length > 0) request.Headers.Add("Cookie", $"{SessionCookie.Name}={Cookie}");
        using var answer = await tool.Http.SendAsync(request);
        request.Dispose();
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) Cookie = set.Single(value => value.StartsWith(SessionCookie.Name, StringComparison.Ordinal)).Split(';')[0][(SessionCookie.Name.Length + 1)..];
        if (answer.StatusCode == HttpStatusCode.SeeOther) return await SendAsync(new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location!.ToString().Split('#')[0]));
        (Status, Page) = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return this;
    }
}
