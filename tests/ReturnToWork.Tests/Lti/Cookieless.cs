using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Lti;

namespace ReturnToWork.Tests.Lti;

/// <summary>A browser that keeps no cookies at all, in the frame of a platform with storage: what the page's script does, without a browser.</summary>
internal sealed record Cookieless(Begun Begun, PutProof Put)
{
    public const string Target = "storage_frame";

    /// <summary>From the login to the platform, with the proof put into its storage.</summary>
    public static async Task<Cookieless> BeginAsync(ToolUnderTest tool, PlatformUnderTest? platform = null)
    {
        platform ??= tool.A;
        var login = tool.LoginOf(platform);
        login["lti_storage_target"] = Target;
        using var answer = await AskAsync(tool, login, again: true);
        // The receiver is shared by tests that run one after the other; the last step is ours.
        var put = (PutProof)tool.Receiver.Steps.Last();
        var asked = QueryHelpers.ParseQuery(new Uri(put.Onward).Query);
        return new Cookieless(new Begun(tool, platform, answer, asked["state"].ToString(), asked["nonce"].ToString(), Cookie: null), put);
    }

    public static Task<HttpResponseMessage> AskAsync(ToolUnderTest tool, IReadOnlyDictionary<string, string?> login, bool again, string? cookie = null, Action<HttpRequestMessage>? change = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, QueryHelpers.AddQueryString(tool.Address + "/lti/login", login.Append(new("again", again ? "1" : null))));
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        change?.Invoke(request);
        return Begun.SendAsync(request);
    }

    /// <summary>The platform's form post; null when it was refused.</summary>
    public async Task<FetchProof?> LaunchAsync(string? cookie = null, string? token = null)
    {
        using var answer = await Begun.PostAsync([new("state", Begun.State), new("id_token", token ?? Begun.Token())], cookie);
        return await answer.Content.ReadAsStringAsync() == nameof(FetchProof) ? (FetchProof)Begun.Tool.Receiver.Steps.Last() : null;
    }

    /// <summary>The form as the page sends it when the platform's storage gives back what was put.</summary>
    public Dictionary<string, string> Form(FetchProof fetch)
    {
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["ticket"] = fetch.Ticket };
        foreach (var (field, key) in fetch.Fields) form[field] = Put.Values.Single(value => value.Key == key).Value;
        return form;
    }

    /// <summary>Posts it as a page of ours does, unless changed. Answers with the refusal's code, or "launched".</summary>
    public async Task<string> ProveAsync(IReadOnlyDictionary<string, string> form, Action<HttpRequestMessage>? change = null, ToolUnderTest? at = null)
    {
        HttpRequestMessage request = new(HttpMethod.Post, (at ?? Begun.Tool).Address + "/lti/launch/proof") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("Origin", Begun.Tool.Address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        change?.Invoke(request);
        using var answer = await Begun.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
