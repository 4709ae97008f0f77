using Microsoft.AspNetCore.WebUtilities;

namespace SampleLms;

/// <summary>Where a launch begins: the tool's login address, asked on behalf of somebody (LTI Security Framework 1.0, 5.1.1.1).</summary>
internal sealed class LoginAddress(SampleLmsOptions options, TroubleBox troubles)
{
    /// <param name="hint">Comes back with the tool's question, and tells what was to be opened.</param>
    /// <param name="storage">What this page keeps for the tool; null when nothing.</param>
    public string Of(RegisteredTool tool, string target, string deployment, string hint, Learner learner, string? storage = null)
    {
        Dictionary<string, string?> asked = new(StringComparer.Ordinal)
        {
            ["iss"] = options.Address,
            ["login_hint"] = learner.Id,
            ["lti_message_hint"] = hint,
            ["client_id"] = tool.ClientId,
            ["lti_deployment_id"] = deployment,
            ["target_link_uri"] = target,
            ["lti_storage_target"] = storage,
        };
        var trouble = troubles.Take(TroublePlace.Login);
        trouble?.Login?.Invoke(asked);
        return QueryHelpers.AddQueryString(trouble?.Code == "login-post" ? $"{options.Address}/lti/start/{tool.ClientId}" : tool.LoginAddress, asked);
    }
}
