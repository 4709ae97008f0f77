using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>
/// <c>POST /lti/deep-link/{id}</c>: the tool's answer comes through the teacher's browser as a form with one field, <c>JWT</c> (Deep Linking 2.0, 4.5). The browser sends
/// no cookie along, since the form stands on another site; the id in the address says whose question it answers.
/// </summary>
internal sealed class DeepLinkReturn(
    SampleLmsOptions options, DeepLinkQuestions questions, ToolBook tools, ToolTokens tokens, UsedOnce used, ActivityBook activities, GradeBook grades, TroubleBox troubles, Texts texts)
{
    private const string Lti = "https://purl.imsglobal.org/spec/lti/claim/";
    private const string DeepLinking = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    public async Task<IResult> HandleAsync(string id, HttpContext http)
    {
        if (questions.Open(id) is not { } question || tools.Find(question.ClientId) is not { Active: true } tool) return Page("deeplink.late", "");
        if (!http.Request.HasFormContentType) return Page("deeplink.refused", "The answer is no form.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (claims, why) = await tokens.ReadAsync(form["JWT"] is [{ } only] ? only : null, tool, [options.Address], http.RequestAborted);
        if (claims is null || (why = WrongIn(claims, question)) is not "") return Page("deeplink.refused", why);
        var (chosen, unclear) = ContentItems.Read(claims, question, tool);
        if (chosen is null) return Page("deeplink.refused", unclear);
        if (troubles.Take(TroublePlace.DeepLink) is not null) return Page("deeplink.refused", "Told to refuse (Troubles).");
        if (!used.Take($"nonce {tool.ClientId}", ToolTokens.Text(claims, "nonce")!, ToolTokens.ExpiryOf(claims)) || !questions.Close(question)) return Page("deeplink.late", "");

        Add(chosen, question, tool);
        var said = ToolTokens.Text(claims, DeepLinking + "errormsg") ?? ToolTokens.Text(claims, DeepLinking + "msg");
        return new DeepLinkResultPage(chosen.Count == 0 ? "deeplink.none" : "deeplink.added", [.. chosen.Select(link => link.Title)], said, Why: "", texts);
    }

    private static string WrongIn(JsonObject claims, DeepLinkQuestion question) =>
        ToolTokens.Text(claims, "nonce") is not { Length: > 0 } ? "nonce is missing."
        : ToolTokens.Text(claims, Lti + "message_type") != "LtiDeepLinkingResponse" ? "message_type must be LtiDeepLinkingResponse."
        : ToolTokens.Text(claims, Lti + "version") != "1.3.0" ? "version must be 1.3.0."
        : ToolTokens.Text(claims, Lti + "deployment_id") != question.DeploymentId ? "deployment_id is not the one of the request."
        : ToolTokens.Text(claims, DeepLinking + "data") != question.Data ? "data did not come back as it was sent."
        : question.Data is null && claims.ContainsKey(DeepLinking + "data") ? "data came back, and none was sent."
        : "";

    private void Add(IReadOnlyList<ChosenLink> chosen, DeepLinkQuestion question, RegisteredTool tool)
    {
        var placed = chosen.Select(link => (Link: link, Name: Chance.Name())).ToArray();
        activities.Add(placed.Select(one => new Activity
        {
            Number = one.Name,
            ResourceLinkId = $"link-{one.Name}",
            Organisation = tool.Organisation,
            ClientId = tool.ClientId,
            DeploymentId = question.DeploymentId,
            Title = one.Link.Title,
            Text = one.Link.Text,
            TargetLink = one.Link.Url,
            Custom = one.Link.Custom,
            OwnWindow = one.Link.OwnWindow,
        }));
        foreach (var (link, name) in placed)
        {
            if (link.Column is not { } column) continue;
            grades.Add(tool, number => new LineItem
            {
                Number = number,
                Tool = tool.ClientId,
                Label = column.Label ?? link.Title,
                ScoreMaximum = column.ScoreMaximum,
                ResourceLinkId = $"link-{name}",
                ResourceId = column.ResourceId,
                Tag = column.Tag,
            });
        }
    }

    private DeepLinkResultPage Page(string text, string why) => new(text, [], Said: null, why, texts);
}
