using Microsoft.AspNetCore.WebUtilities;

namespace ReturnToWork.Lti;

/// <summary>Our question to the platform, who is there (LTI Security Framework 1.0, 5.1.1.2). Its endpoint may have a query of its own.</summary>
internal sealed record Question(PlatformClient Client, LoginRequest Asked, string State, string Nonce, string RedirectUri)
{
    public string Address => QueryHelpers.AddQueryString(Client.AuthorizationEndpoint.AbsoluteUri, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["scope"] = "openid",
        ["response_type"] = "id_token",
        ["response_mode"] = "form_post",
        ["prompt"] = "none",
        ["client_id"] = Client.ClientId,
        ["redirect_uri"] = RedirectUri,
        ["login_hint"] = Asked.LoginHint,
        ["lti_message_hint"] = Asked.MessageHint,
        ["state"] = State,
        ["nonce"] = Nonce,
    });
}
