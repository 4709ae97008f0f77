namespace ReturnToWork.Lrs;

/// <summary>Everything below the record store that is not there, or a method that a resource does not know (L04).</summary>
internal static class Elsewhere
{
    private static readonly string[] Here = ["statements", "activities", "activities/state", "activities/profile", "agents", "agents/profile", "about", "erasures"];

    public static void Map(IEndpointRouteBuilder xapi) => xapi.Map("/{**rest}", (string? rest) => Here.Contains(rest?.TrimEnd('/'), StringComparer.OrdinalIgnoreCase)
        ? Answer.No(StatusCodes.Status405MethodNotAllowed, new("L04", "This resource does not know this method.", "xAPI 1.0.3, Communication, 3.2"))
        : Answer.Missing("There is nothing at this address.", "xAPI 1.0.3, Communication, 3.2"));
}
