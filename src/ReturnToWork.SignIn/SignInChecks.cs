using Microsoft.Extensions.Options;

namespace ReturnToWork.SignIn;

/// <summary>What must hold of section <c>SignIn</c>. The host does not start on anything else, and says which setting it is about.</summary>
internal sealed class SignInChecks(SignInPlace place, ISignInHouse house) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        List<string> wrong = [.. options.All.SelectMany(provider => Of(provider, options.SectionOf(provider)))];
        if (options.Idle <= TimeSpan.Zero || options.Longest < options.Idle) wrong.Add("SignIn:Idle must be longer than zero, and SignIn:Longest not shorter than it.");
        if (options.Providers.Count > 0)
        {
            if (options.Authority is not null) wrong.Add("SignIn:Authority describes one provider and SignIn:Providers several. Move the one below SignIn:Providers too.");
            if (options.Providers.DistinctBy(provider => provider.Id, StringComparer.Ordinal).Count() < options.Providers.Count) wrong.Add("SignIn:Providers has the same Id twice.");
            if (options.Providers.Where(provider => provider.Authority is not null).GroupBy(provider => (provider.Mark, provider.ClientId)).Any(same => same.Count() > 1))
                wrong.Add("SignIn:Providers has the same Authority with the same ClientId twice. Name all its Organisations in one of them.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Of(SignInProvider provider, string section)
    {
        if (provider.Authority is null) yield return $"{section}:Authority is missing: the address of the organisation's OpenID Connect provider.";
        else if (!(provider.Authority is { IsAbsoluteUri: true } authority && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback)))
            yield return $"{section}:Authority must be https; plain http is only for an identity provider on this machine.";
        if (string.IsNullOrWhiteSpace(provider.ClientId)) yield return $"{section}:ClientId is missing: what the OpenID Connect provider knows this program by.";
        foreach (var role in provider.RoleValues.Keys.Except(place.Roles, StringComparer.Ordinal))
            yield return $"{section}:RoleValues:{role} is no role here; there are {string.Join(", ", place.Roles)}.";
        foreach (var organisation in provider.Organisations.Where(organisation => !house.Knows(organisation)))
            yield return $"{section}:Organisations names '{organisation}', which this installation does not know.";
        if (provider.RequiredAmr.Concat(provider.RequiredAcr).Any(string.IsNullOrWhiteSpace) || provider.RequiredAcr.Any(acr => acr.Contains(' ', StringComparison.Ordinal)))
            yield return $"{section}:RequiredAmr and {section}:RequiredAcr take no empty value, and a value of RequiredAcr no space.";
        if (section == "SignIn") yield break;
        if (provider.Id.Length is 0 or > 40 || !provider.Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            yield return $"{section}:Id is missing or has other characters than a-z, 0-9 and '-': it ends the redirect address that you register at the provider.";
        if (provider.Organisations.Count == 0) yield return $"{section}:Organisations is missing: the organisations that this provider may speak for.";
    }
}
