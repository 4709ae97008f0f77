namespace SampleLms;

/// <summary>
/// <c>/lti/authorize</c>: the tool asks who is there, and the answer is a form that posts itself back (LTI Security Framework 1.0, 5.1.1.2 and 5.1.1.3).
/// A request whose client or address is wrong gets a page here, because an error must not be sent to somebody unknown.
/// </summary>
internal sealed class Authorize(SampleLmsOptions options, PlatformKey key, LaunchTampering tampering, TimeProvider clock, Texts texts)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var asked = HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            ? Question.From(await http.Request.ReadFormAsync(http.RequestAborted))
            : Question.From(http.Request.Query);
        var organisation = SampleLearners.Organisations.FirstOrDefault(known => known.ClientId == asked["client_id"]);
        if (organisation is null || asked["redirect_uri"] != $"{options.ToolAddress}/lti/launch")
        {
            return Results.Text(texts["authorize.unknown"], "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        var learner = await SampleLearners.CurrentAsync(http);
        var course = SampleCourses.All.FirstOrDefault(known => known.ResourceLinkId == asked["lti_message_hint"]);
        Dictionary<string, string> form = new(StringComparer.Ordinal) { ["state"] = asked["state"] };
        if (ErrorIn(asked, organisation, learner, course) is { } error)
        {
            form["error"] = error;
            return new SelfPostingForm(asked["redirect_uri"], form, texts);
        }

        var draft = new LaunchDraft
        {
            Header = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = key.Kid },
            Claims = LaunchClaims.Of(options, learner!, course!, asked["nonce"], texts, clock.GetUtcNow()),
            Key = key.Rsa,
            Form = form,
        };
        tampering.Apply(draft);
        form.TryAdd("id_token", draft.Sign(draft));
        return new SelfPostingForm(asked["redirect_uri"], form, texts);
    }

    private static string? ErrorIn(Question asked, Organisation organisation, Learner? learner, Course? course) =>
        !asked["scope"].Split(' ').Contains("openid", StringComparer.Ordinal) ? "invalid_scope"
        : asked["response_type"] != "id_token" ? "unsupported_response_type"
        : asked["response_mode"] != "form_post" || asked["prompt"] != "none" ? "invalid_request"
        : asked["nonce"].Length == 0 || asked["state"].Length == 0 || course is null ? "invalid_request"
        : learner is null || learner.Id != asked["login_hint"] ? "login_required"
        : learner.Organisation != organisation ? "access_denied"
        : null;

    /// <summary>One value per name; a name sent twice counts as missing.</summary>
    private sealed class Question(Func<string, string?> value)
    {
        public string this[string name] => value(name) ?? "";

        public static Question From(IQueryCollection query) => new(name => query[name] is [{ } only] ? only : null);

        public static Question From(IFormCollection form) => new(name => form[name] is [{ } only] ? only : null);
    }
}
