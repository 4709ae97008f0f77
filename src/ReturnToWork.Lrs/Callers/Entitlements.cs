using System.Collections.Concurrent;

namespace ReturnToWork.Lrs;

/// <param name="Resource">The address below the store.</param>
/// <param name="Needs">The right without which the answer is 403.</param>
internal sealed record Entitlement(string Method, string Resource, LrsRights Needs, string Why);

/// <summary>
/// Which right each route asks for: the one place. A route that does not stand here is closed to everybody. What depends on the statement itself
/// (voiding, defining) or on whose it is (<c>statements/read/mine</c>, player's tokens) is asked where that is known.
/// </summary>
internal sealed class Entitlements : IEndpointFilter
{
    public static readonly IReadOnlyList<Entitlement> All =
    [
        new("GET", "statements", LrsRights.ReadMine, "These credentials may not read statements."),
        new("PUT", "statements", LrsRights.WriteStatements, "These credentials may not write statements."),
        new("POST", "statements", LrsRights.WriteStatements, "These credentials may not write statements."),
        new("DELETE", "statements", LrsRights.Erase, "Erasing statements is for credentials with the scope erase; all does not include it."),
        .. Documents("activities/state", LrsRights.ReadState, LrsRights.WriteState, "state documents"),
        .. Documents("activities/profile", LrsRights.ReadProfiles, LrsRights.WriteProfiles, "activity profiles"),
        .. Documents("agents/profile", LrsRights.ReadProfiles, LrsRights.WriteProfiles, "agent profiles"),
        new("GET", "activities", LrsRights.Describe, "These credentials may not read what activities are."),
        new("GET", "agents", LrsRights.Describe, "These credentials may not read who agents are."),
        new("GET", "erasures", LrsRights.ReadErasures, "The list of erasures is for credentials that may read everything (all/read) or erase."),
    ];

    // Looked up once per route, because every request asks.
    private readonly ConcurrentDictionary<(string Method, string Address), Entitlement?> _ofRoutes = new();

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var endpoint = (RouteEndpoint)http.GetEndpoint()!;
        if (endpoint.Metadata.GetMetadata<OpenToAll>() is not null) return next(context);
        var isElsewhere = endpoint.RoutePattern.Parameters.Count > 0;
        var needed = isElsewhere
            ? Of(http.Request.Method, http.Request.Path.Value!)
            : _ofRoutes.GetOrAdd((http.Request.Method, endpoint.RoutePattern.RawText!), static route => Of(route.Method, route.Address));
        if (needed is null) return isElsewhere ? next(context) : new(Answer.Forbidden("No right opens this."));
        return http.Caller().May(needed.Needs) ? next(context) : new(Answer.Forbidden(needed.Why));
    }

    /// <summary>What this method asks for at this address, or null when no such route is known.</summary>
    /// <param name="address">Ends with the resource's name.</param>
    public static Entitlement? Of(string method, string address)
    {
        var asked = HttpMethods.IsHead(method) ? HttpMethods.Get : method;
        return All.FirstOrDefault(entitlement => HttpMethods.Equals(entitlement.Method, asked) && address.TrimEnd('/').EndsWith($"/{entitlement.Resource}", StringComparison.Ordinal));
    }

    private static IEnumerable<Entitlement> Documents(string resource, LrsRights read, LrsRights write, string what) =>
    [
        new("GET", resource, read, $"These credentials may not read {what}."),
        .. ((string[])["PUT", "POST", "DELETE"]).Select(method => new Entitlement(method, resource, write, $"These credentials may not change {what}.")),
    ];
}
