namespace ReturnToWork.Lrs;

/// <summary>Everything below the record store that is not there: a resource of xAPI that this store does not keep, or a method that it does not know (L04).</summary>
internal static class Elsewhere
{
    private static readonly string[] Here = ["statements", "activities/state", "about", "erasures"];

    public static void Map(IEndpointRouteBuilder xapi) => xapi.Map("/{**rest}", (string? rest) => Here.Contains(rest?.TrimEnd('/'), StringComparer.Ordinal)
        ? Answer.No(StatusCodes.Status405MethodNotAllowed, new("L04", "This resource does not know this method.", "xAPI 1.0.3, Communication, 3.2"))
        : Answer.No(StatusCodes.Status404NotFound, new("L04", "This store keeps statements and state documents; there is nothing at this address.", "xAPI 1.0.3, Communication, 3.2")));
}
