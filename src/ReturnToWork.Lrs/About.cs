using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary><c>GET /about</c>: needs neither credentials nor a version (L01, L26).</summary>
internal static class About
{
    private static readonly byte[] Text = System.Text.Encoding.UTF8.GetBytes($$"""{"version":["{{XapiVersion.V103.Text()}}","{{XapiVersion.V200.Text()}}"]}""");

    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/about", [HttpMethods.Get, HttpMethods.Head], Handle).WithMetadata(new OpenToAll());

    private static IResult Handle(HttpContext http) => new Parameters(http.Request).Refusal is { } refusal ? Answer.Bad(refusal) : Answer.Json(Text);
}
