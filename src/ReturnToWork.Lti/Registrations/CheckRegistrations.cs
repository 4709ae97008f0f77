using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>Says at start, not in the night, what is wrong with the section <c>Lti</c>.</summary>
internal sealed class CheckRegistrations(OutboundRules rules) : IValidateOptions<LtiOptions>
{
    public ValidateOptionsResult Validate(string? name, LtiOptions options)
    {
        List<string> wrong = [];
        if (options.Address is { } address && (!RegistrationRules.IsSafeAddress(address) || new Uri(address) is not { AbsolutePath: "/", Query: "", Fragment: "" }))
        {
            wrong.Add("Lti:Address must be an https (or loopback) address without a path.");
        }

        if (options.OpenLogins < 1)
        {
            wrong.Add("Lti:OpenLogins must be at least 1.");
        }

        for (var i = 0; i < options.Registrations.Count; i++)
        {
            wrong.AddRange(Faults($"Lti:Registrations:{i}", options.Registrations[i]));
        }

        if (wrong.Count == 0)
        {
            wrong.AddRange(Clashes(options.Registrations));
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Faults(string at, RegistrationOptions entry)
    {
        (string Name, string Value)[] words =
            [("Organisation", entry.Organisation), ("Issuer", entry.Issuer), ("ClientId", entry.ClientId)];
        foreach (var (name, value) in words.Where(word => !RegistrationRules.IsWord(word.Value)))
        {
            yield return $"{at}:{name} must be 1 to 255 characters without spaces around it, but is '{value.ReplaceLineEndings(" ")}'.";
        }

        if (entry.Organisation == SelfCheck.Organisation) yield return $"{at}:Organisation must not be '{SelfCheck.Organisation}', which is the self-check's own.";

        (string Name, string Value)[] addresses =
        [
            ("Issuer", entry.Issuer), ("AuthorizationEndpoint", entry.AuthorizationEndpoint),
            ("TokenEndpoint", entry.TokenEndpoint), ("JwksUri", entry.JwksUri),
        ];
        foreach (var (name, value) in addresses)
        {
            if (rules.Refuses(value) is { } fault)
            {
                yield return $"{at}:{name}: {fault.Word}. It must be https at a public address; for a host on a network of your own, list it in Outbound:AllowedPrivateHosts.";
            }
        }

        if (entry.Sites.Count > 10 || entry.Sites.Any(site => !RegistrationRules.IsOrigin(site, rules)))
        {
            yield return $"{at}:Sites must be at most ten origins such as https://lms.example, without a slash at the end.";
        }

        if (entry.DeploymentIds.Count == 0 || entry.DeploymentIds.Any(id => !RegistrationRules.IsWord(id)))
        {
            yield return $"{at}:DeploymentIds must name at least one deployment, each 1 to 255 characters.";
        }
    }

    private static IEnumerable<string> Clashes(IList<RegistrationOptions> entries)
    {
        foreach (var twice in entries
            .SelectMany(entry => entry.DeploymentIds.Select(id => (entry.Issuer, entry.ClientId, Deployment: id)))
            .GroupBy(tenant => tenant)
            .Where(group => group.Count() > 1))
        {
            yield return $"Lti:Registrations names deployment '{twice.Key.Deployment}' of client '{twice.Key.ClientId}' at {twice.Key.Issuer} twice: a tenant is one (issuer, client id, deployment id).";
        }

        foreach (var client in entries
            .GroupBy(entry => (entry.Issuer, entry.ClientId))
            .Where(group => group.DistinctBy(e => (e.AuthorizationEndpoint, e.TokenEndpoint, e.JwksUri)).Count() > 1))
        {
            yield return $"Lti:Registrations gives client '{client.Key.ClientId}' at {client.Key.Issuer} different endpoints: entries of one client may differ in organisation and deployments only.";
        }
    }
}
