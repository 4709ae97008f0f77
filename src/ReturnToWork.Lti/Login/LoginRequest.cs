using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ReturnToWork.Lti;

/// <summary>What a platform says when it begins a login. Nothing of it is signed. Parameters we do not know are ignored: Canvas adds some.</summary>
internal sealed record LoginRequest(string Issuer, string LoginHint, string TargetLink, string? MessageHint, string? DeploymentId, string? ClientId, string? StorageTarget)
{
    // Message hints hold a whole token at some platforms; the redirect must still fit in an address.
    private const int LongestHint = 4096;
    private static readonly string[] Names = ["iss", "login_hint", "target_link_uri", "lti_message_hint", "lti_deployment_id", "client_id", "lti_storage_target"];

    public static (LoginRequest? Asked, No? Unclear) Read(IEnumerable<KeyValuePair<string, StringValues>> parameters)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (var (name, values) in parameters.Where(parameter => Names.Contains(parameter.Key, StringComparer.Ordinal)))
        {
            if (values.Count > 1) return No("L1-parameter-twice");
            var longest = name is "login_hint" or "lti_message_hint" ? LongestHint : name == "target_link_uri" ? 2048 : 255;
            if (values.ToString().Length > longest) return No("L1-parameter-too-long");
            known[name] = values.ToString();
        }

        return Value("iss") is not { } issuer ? No("L3-iss-missing")
            : Value("login_hint") is not { } hint ? No("L3-login-hint-missing")
            : Value("target_link_uri") is not { } target ? No("L3-target-link-missing")
            : (new LoginRequest(issuer, hint, target, known.GetValueOrDefault("lti_message_hint"), Value("lti_deployment_id"), Value("client_id"), Value("lti_storage_target")), null);

        string? Value(string name) => known.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>What was said, under the names it was said by: for the same login once more.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters() => new KeyValuePair<string, string?>[]
    {
        new("iss", Issuer), new("login_hint", LoginHint), new("target_link_uri", TargetLink), new("lti_message_hint", MessageHint), new("lti_deployment_id", DeploymentId),
        new("client_id", ClientId), new("lti_storage_target", StorageTarget),
    }.Where(parameter => parameter.Value is not null)!;

    private static (LoginRequest?, No?) No(string code) => (null, new No(code, Spec.Security("5.1.1.1"), StatusCodes.Status400BadRequest));
}
