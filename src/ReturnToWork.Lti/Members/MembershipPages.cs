using System.Text.Json;

namespace ReturnToWork.Lti;

/// <summary>What to ask of a membership service (NRPS 2.0, 2.4).</summary>
/// <param name="Limit">Members on a page, as a wish: platforms may give fewer.</param>
/// <param name="ResourceLink">Only who may see this place; its messages are not read.</param>
/// <param name="Role">Only who has this role.</param>
internal sealed record MembershipQuery(int? Limit = 100, string? ResourceLink = null, string? Role = null);

/// <summary>
/// Counts the members of a course over all pages. Of a member only the status is looked at: no id, no name and no role is read, and nothing is kept.
/// </summary>
internal sealed class MembershipPages(ServiceCalls calls)
{
    private const string Version2 = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private const string Version1 = "application/vnd.ims.lis.v2.membershipcontainer+json";
    private const int MostPages = 500;
    private static readonly string Paragraph = Spec.Members("2.4");

    /// <param name="client">The registration.</param>
    /// <param name="deployment">The platform's id of the deployment.</param>
    /// <param name="address">From a launch.</param>
    /// <param name="query">Sent with the first page only: the next ones are the platform's own addresses.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<(int Count, ServiceNo? No)> CountAsync(PlatformClient client, string deployment, Uri address, MembershipQuery query, CancellationToken ct)
    {
        var first = With(address, query);
        var (count, no) = await CountAsync(client, deployment, first, Version2, ct);
        // A platform that only has the service of LTI 1.x refuses the newer media type.
        return no?.Code is "N1-400" or "N1-406" or "N1-415" ? await CountAsync(client, deployment, first, Version1, ct) : (count, no);
    }

    private async Task<(int Count, ServiceNo? No)> CountAsync(PlatformClient client, string deployment, Uri first, string type, CancellationToken ct)
    {
        var count = 0;
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (Uri? page = first; page is not null;)
        {
            if (!seen.Add(page.AbsoluteUri) || seen.Count > MostPages) return (0, new ServiceNo("N1-endless", Paragraph));
            var answer = await calls.SendAsync(client, deployment, [Scopes.Members], HttpMethod.Get, page, type, null, ct);
            if (!answer.IsFine) return (0, answer.Why("N1", Paragraph));
            if (StrictJson.ReadObject(answer.Body) is not { } container || MembersOf(container) is not { } members) return (0, new ServiceNo("N1-unreadable", Paragraph));
            count += members.EnumerateArray().Count(IsThere);
            page = LinkHeader.Next(answer.Links, page) ?? NextIn(container, page);
        }

        return (count, null);
    }

    // No status means active (lti.md N1). Version 1.0 writes it as an address.
    private static bool IsThere(JsonElement member) =>
        member.ValueKind == JsonValueKind.Object && (!member.TryGetProperty("status", out _) || member.Text("status") is { } status && status[(status.LastIndexOfAny(['#', ':', '/']) + 1)..].Equals("Active", StringComparison.OrdinalIgnoreCase));

    private static JsonElement? MembersOf(JsonElement container)
    {
        var list = container.TryGetProperty("members", out var members) ? members
            : container.TryGetProperty("pageOf", out var whole) && Inside(whole, "membershipSubject") is { } subject && Inside(subject, "membership") is { } of1 ? of1
            : default;
        return list.ValueKind == JsonValueKind.Array ? list : null;
    }

    private static JsonElement? Inside(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    private static Uri? NextIn(JsonElement container, Uri page) =>
        container.Text("nextPage") is { Length: > 0 } next && Uri.TryCreate(page, next, out var address) ? address : null;

    private static Uri With(Uri address, MembershipQuery query)
    {
        (string Name, string? Value)[] wishes = [("rlid", query.ResourceLink), ("role", query.Role), ("limit", query.Limit?.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        var asked = string.Join('&', wishes.Where(wish => wish.Value is not null).Select(wish => $"{wish.Name}={Uri.EscapeDataString(wish.Value!)}"));
        return asked.Length == 0 ? address : new Uri(address.AbsoluteUri + (address.Query.Length > 1 ? "&" : address.Query.Length == 1 ? "" : "?") + asked);
    }
}
