using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// <c>/lti/authorize</c>: the tool asks who is there, and the answer is a form that posts itself back (LTI Security Framework 1.0, 5.1.1.2 and 5.1.1.3).
/// A request whose client or address is wrong gets a page here, because an error must not be sent to somebody unknown.
/// </summary>
internal sealed class Authorize(ToolBook tools, ActivityBook activities, DeepLinkQuestions questions, LaunchClaims claims, PlatformKeys keys, LaunchTampering tampering, TroubleBox troubles, Texts texts)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var asked = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? Question.From(await http.Request.ReadFormAsync(http.RequestAborted))
            : Question.From(http.Request.Query);
        if (tools.Find(asked["client_id"]) is not { } tool || !tool.RedirectAddresses.Contains(asked["redirect_uri"], StringComparer.Ordinal))
        {
            return Results.Text(texts["authorize.unknown"], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        var learner = await SampleLearners.CurrentAsync(http);
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["state"] = asked["state"] };
        if (ErrorIn(asked, tool, learner) is { } error)
        {
            form["error"] = error;
            return new SelfPostingForm(asked["redirect_uri"], form, texts);
        }

        var key = keys.Current;
        var draft = new LaunchDraft
        {
            Header = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Kid },
            Claims = MessageOf(asked, tool, learner!)!,
            Key = key.Rsa,
            Form = form,
        };
        troubles.Take(TroublePlace.Launch)?.Launch?.Invoke(draft);
        tampering.Apply(draft);
        if (!form.ContainsKey("error")) form.TryAdd("id_token", draft.Sign(draft));
        return new SelfPostingForm(asked["redirect_uri"], form, texts);
    }

    private string? ErrorIn(Question asked, RegisteredTool tool, Learner? learner) =>
        !Scope.Split(asked["scope"]).Contains("openid", StringComparer.Ordinal) ? "invalid_scope"
        : asked["response_type"] != "id_token" ? "unsupported_response_type"
        : asked["response_mode"] != "form_post" || asked["prompt"] != "none" ? "invalid_request"
        : asked["nonce"].Length == 0 || asked["state"].Length == 0 ? "invalid_request"
        : !tool.Active ? "unauthorized_client"
        : learner is null || learner.Id != asked["login_hint"] ? "login_required"
        : learner.Organisation.Code != tool.Organisation ? "access_denied"
        : MessageOf(asked, tool, learner) is null ? "invalid_request"
        : null;

    /// <summary>The message hint says what was to be opened: an activity, or a teacher's question what to add.</summary>
    private JsonObject? MessageOf(Question asked, RegisteredTool tool, Learner learner)
    {
        var hint = asked["lti_message_hint"];
        if (questions.Open(hint) is { } question && question.ClientId == tool.ClientId && question.Teacher == learner) return claims.Of(question, tool, learner, asked["nonce"]);
        return activities.Of(learner.Organisation, texts).FirstOrDefault(known => known.ResourceLinkId == hint && known.ClientId == tool.ClientId) is { } activity
            ? claims.Of(activity, tool, learner, asked["nonce"])
            : null;
    }

    /// <summary>One value per name; a name sent twice counts as missing.</summary>
    private sealed class Question(Func<string, string?> value)
    {
        public string this[string name] => value(name) ?? "";

        public static Question From(IQueryCollection query) => new(name => query[name] is [{ } only] ? only : null);

        public static Question From(IFormCollection form) => new(name => form[name] is [{ } only] ? only : null);
    }
}
