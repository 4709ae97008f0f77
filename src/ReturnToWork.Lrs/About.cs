using System.Text.Json.Serialization;

namespace ReturnToWork.Lrs;

internal sealed record AboutThis([property: JsonPropertyName("version")] IReadOnlyList<string> Version);

/// <summary><c>GET /about</c>: needs neither credentials nor a version (L01, L26).</summary>
internal static class About
{
    public static void Map(IEndpointRouteBuilder xapi) =>
        xapi.MapMethods("/about", [HttpMethods.Get, HttpMethods.Head], () => Results.Json(new AboutThis([Threshold.Version]))).WithMetadata(new OpenToAll());
}
