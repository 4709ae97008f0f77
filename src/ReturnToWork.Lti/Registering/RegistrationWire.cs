using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ReturnToWork.Lti;

/// <summary>The calls of a registration. Each goes once, through the guard, and the token to the configuration's origin only.</summary>
internal sealed class RegistrationWire(Outbound outbound)
{
    // Not the browser's: who closes the window in the middle would leave a platform that knows us and an us that does not know it. Each call ends after five seconds.
    private static readonly CancellationToken UntilDone = CancellationToken.None;

    public Task<OutboundReply> ConfigurationAsync(RegistrationRequest request) => SendAsync(HttpMethod.Get, request.Configuration, request, body: null);

    public Task<OutboundReply> RegisterAsync(RegistrationRequest request, Uri endpoint, JsonObject body) => SendAsync(HttpMethod.Post, endpoint, request, body);

    public Task<OutboundReply> CurrentAsync(RegistrationRequest request, Uri endpoint) => SendAsync(HttpMethod.Get, endpoint, request, body: null);

    public Task<OutboundReply> UpdateAsync(RegistrationRequest request, Uri endpoint, JsonObject body) => SendAsync(HttpMethod.Put, endpoint, request, body);

    private async Task<OutboundReply> SendAsync(HttpMethod method, Uri address, RegistrationRequest request, JsonObject? body)
    {
        using HttpRequestMessage message = new(method, address);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (request.Token is { } token && IsOf(address, request.Configuration)) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null) message.Content = JsonContent(body);
        return await outbound.SendAsync(message, UntilDone);
    }

    private static bool IsOf(Uri address, Uri configuration) => address.GetLeftPart(UriPartial.Authority) == configuration.GetLeftPart(UriPartial.Authority);

    private static ByteArrayContent JsonContent(JsonObject body)
    {
        ByteArrayContent content = new(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
