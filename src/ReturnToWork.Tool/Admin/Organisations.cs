using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Lti;

namespace ReturnToWork.Tool.Admin;

/// <summary>The organisations of this installation: those of section <c>Organisations</c>, those with an LMS and those with credentials of the record store.</summary>
internal sealed class Organisations(IOptions<List<OrganisationOptions>> listed, IOptions<LtiOptions> lti, IOptions<LrsOptions> lrs)
{
    /// <summary>The organisation's professionals follow their training in a store organisation of this name.</summary>
    public static string TrainingOf(string organisation) => $"{organisation}.training";

    public bool Knows(string organisation) =>
        listed.Value.Any(one => one.Id == organisation)
        || lti.Value.Registrations.Any(one => one.Organisation == organisation)
        || lrs.Value.Credentials.Any(one => one.Organisation == organisation);

    public string NameOf(string organisation) => listed.Value.FirstOrDefault(one => one.Id == organisation)?.Name ?? organisation;
}
