namespace ReturnToWork.Lti;

/// <summary>The platform clients that administrators made.</summary>
internal static class FromStore
{
    public static PlatformClient Read(RegistrationRow row, IEnumerable<DeploymentRow> rows)
    {
        var terms = new Terms(row.Offer, row.Grades, row.Members);
        var deployments = rows
            .Where(one => one.Client == row.Client && one.Organisation == row.Organisation)
            .ToDictionary(one => one.DeploymentId, one => new Deployment(one.DeploymentId, row.Organisation, PlatformClient.Hash(row.Issuer, row.ClientId, one.DeploymentId), terms, one.State.As<DeploymentState>()), StringComparer.Ordinal);
        return new PlatformClient(row.Client, row.Issuer, row.ClientId, new Uri(row.AuthorizationEndpoint), deployments)
        {
            Of = new RegistrationOf(row.Organisation, row.Id),
            Owner = row.Organisation,
            State = row.State.As<RegistrationState>(),
            TokenEndpoint = row.TokenEndpoint is { } token ? new Uri(token) : null,
            JwksUri = row.JwksUri is { } jwks ? new Uri(jwks) : null,
            InlineKeys = row.Keys,
            TokenAudience = row.TokenAudience,
            Family = row.Family,
            Scopes = row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Sites = row.Sites?.Split(' ') ?? [],
            Terms = terms,
            IsSelfCheck = row.Made.As<RegistrationMade>() == RegistrationMade.SelfCheck,
        };
    }
}
