using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>The line item of a place: the one that launches name, else the one that the platform lists for it, else one that we make (AGS 2.0, 3.2; lti.md G6).</summary>
internal sealed class LineItems(LineItemBook book, ServiceCalls calls)
{
    private const string One = "application/vnd.ims.lis.v2.lineitem+json";
    private const string Many = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    private const string Tag = "klaar";
    private const int MostPages = 20;
    private static readonly string Paragraph = Spec.Grades("3.2");

    public async Task<(Uri? Item, ServiceNo? No)> FindAsync(PlatformClient client, Deployment deployment, string link, CancellationToken ct)
    {
        if (await book.FindAsync(deployment.Organisation, deployment.Registration, link, ct) is not { } place) return (null, new ServiceNo("G6-no-line-item", Paragraph));
        if (place.Item is { } known) return (new Uri(known), null);
        var scopes = place.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var scope = Array.Find(scopes, one => one == Scopes.LineItem) ?? Array.Find(scopes, one => one == Scopes.LineItemReadOnly);
        if (place.Items is null || scope is null) return (null, new ServiceNo("G6-no-line-item", Paragraph));

        var there = new Uri(place.Items);
        var (item, no) = await ListedAsync(client, deployment.Id, scope, there, link, ct);
        if (no is not null) return (null, no);
        if (item is null && scope == Scopes.LineItem)
        {
            // Two instances that find nothing at once must not both make one.
            if (!await book.MayMakeAsync(place, ct)) return (null, new ServiceNo("G6-being-made", Paragraph, Again: true));
            (item, no) = await MakeAsync(client, deployment.Id, there, place, ct);
            if (no is not null) return (null, no);
        }

        if (item is null) return (null, new ServiceNo("G6-no-line-item", Paragraph));
        await book.KeepAsync(place, item, ct);
        return (item, null);
    }

    private async Task<(Uri? Item, ServiceNo? No)> ListedAsync(PlatformClient client, string deployment, string scope, Uri there, string link, CancellationToken ct)
    {
        Uri? page = With(there, "resource_link_id", link), first = null;
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (page is not null && seen.Count < MostPages && seen.Add(page.AbsoluteUri))
        {
            var answer = await calls.SendAsync(client, deployment, [scope], HttpMethod.Get, page, Many, null, ct);
            if (!answer.IsFine) return (null, answer.Why("G6", Paragraph));
            if (Entries(answer.Body) is not { } entries) return (null, new ServiceNo("G6-unreadable", Paragraph, Again: true));
            foreach (var entry in entries.Where(entry => entry.Text("resourceLinkId") == link))
            {
                if (Address(entry, client) is not { } found) continue;
                if (entry.Text("tag") == Tag) return (found, null);
                first ??= found;
            }

            page = LinkHeader.Next(answer.Links, page);
        }

        return (first, null);
    }

    private async Task<(Uri? Item, ServiceNo? No)> MakeAsync(PlatformClient client, string deployment, Uri there, LineItemRow place, CancellationToken ct)
    {
        var body = new JsonObject { ["scoreMaximum"] = 1, ["label"] = place.Label ?? "Leren en werken", ["resourceLinkId"] = place.ResourceLink, ["tag"] = Tag };
        var answer = await calls.SendAsync(client, deployment, [Scopes.LineItem], HttpMethod.Post, there, One, (One, Encoding.UTF8.GetBytes(body.ToJsonString())), ct);
        if (!answer.IsFine) return (null, answer.Why("G6", Paragraph));
        return StrictJson.ReadObject(answer.Body) is { } made && Address(made, client) is { } item ? (item, null) : (null, new ServiceNo("G6-unreadable", Paragraph, Again: true));
    }

    private static Uri? Address(JsonElement entry, PlatformClient client) =>
        entry.Text("id") is { Length: > 0 and <= 2048 } id && Uri.TryCreate(id, UriKind.Absolute, out var address) && ServiceOrigins.Has(client, address) ? address : null;

    private static List<JsonElement>? Entries(byte[] body)
    {
        try
        {
            var list = JsonElement.Parse(body, new JsonDocumentOptions { MaxDepth = 32 });
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Uri With(Uri address, string name, string value) =>
        new(address.AbsoluteUri + (address.Query.Length > 1 ? "&" : address.Query.Length == 1 ? "" : "?") + name + "=" + Uri.EscapeDataString(value));
}
