namespace ReturnToWork.Lti;

/// <summary>The platform clients that the settings name, with what an administrator did to their deployments since.</summary>
internal static class FromSettings
{
    public static IEnumerable<PlatformClient> Read(IEnumerable<RegistrationOptions> entries, IReadOnlyCollection<DeploymentRow> rows) =>
        entries.GroupBy(entry => (entry.Issuer, entry.ClientId)).Select(group => Fold([.. group], rows));

    /// <summary>The number under which the pages know an entry: derived, because the settings give none.</summary>
    public static Guid IdOf(RegistrationOptions entry) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(PlatformClient.Hash(entry.Organisation, entry.Issuer, entry.ClientId))).AsSpan(0, 16));

    private static PlatformClient Fold(RegistrationOptions[] entries, IReadOnlyCollection<DeploymentRow> rows)
    {
        var first = entries[0];
        var key = PlatformClient.Hash(first.Issuer, first.ClientId);
        var isShared = entries.DistinctBy(entry => entry.Organisation, StringComparer.Ordinal).Count() > 1;
        Dictionary<string, Deployment> deployments = new(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var id in entry.DeploymentIds) deployments[id] = Deployed(entry.Organisation, id, TermsOf(entry));
        }

        // Of a client that several organisations share, the settings alone say whose a deployment is.
        foreach (var row in rows.Where(row => row.Client == key))
        {
            var isOurs = deployments.TryGetValue(row.DeploymentId, out var known) ? known.Organisation == row.Organisation : !isShared && row.Organisation == first.Organisation;
            if (isOurs) deployments[row.DeploymentId] = (known ?? Deployed(row.Organisation, row.DeploymentId, TermsOf(first))) with { Door = row.State.As<DeploymentState>() };
        }

        return new PlatformClient(key, first.Issuer, first.ClientId, new Uri(first.AuthorizationEndpoint), deployments)
        {
            Of = new RegistrationOf(first.Organisation, IdOf(first)),
            Owner = isShared ? null : first.Organisation,
            TokenEndpoint = new Uri(first.TokenEndpoint),
            JwksUri = new Uri(first.JwksUri),
            TokenAudience = first.TokenAudience,
            Family = first.Family,
            Sites = [.. entries.SelectMany(entry => entry.Sites).Distinct(StringComparer.Ordinal)],
            Terms = TermsOf(first),
            IsFromSettings = true,
        };

        Deployment Deployed(string organisation, string id, Terms terms) => new(id, organisation, PlatformClient.Hash(first.Issuer, first.ClientId, id), terms);
    }

    private static Terms TermsOf(RegistrationOptions entry) => new(entry.Offer, entry.Grades, entry.Members);
}
