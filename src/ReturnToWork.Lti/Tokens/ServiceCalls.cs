using System.Net;
using System.Net.Http.Headers;

namespace ReturnToWork.Lti;

/// <summary>What a platform's service answered: the whole of it, read, or why there is nothing.</summary>
/// <param name="Status">HTTP status; 0 when there was no answer.</param>
/// <param name="Body">At most what the outbound client takes.</param>
/// <param name="Links">The Link headers.</param>
/// <param name="After">Retry-After.</param>
/// <param name="No">Why the call was not made, or never answered; null with any answer.</param>
internal sealed record ServiceAnswer(int Status, byte[] Body, IReadOnlyList<string> Links, TimeSpan? After, ServiceNo? No)
{
    public bool IsFine => No is null && Status is >= 200 and < 300;

    /// <summary>What an answer that is not fine means (lti.md G8).</summary>
    public ServiceNo Why(string row, string paragraph) =>
        No ?? new ServiceNo($"{row}-{Status}", paragraph, Again: Status is 401 or 408 or 425 or 429 or >= 500, After, Unclear: Status is 408 or >= 500);

    public static ServiceAnswer Of(ServiceNo no) => new(0, [], [], null, no);
}

/// <summary>Calls to a platform's services with a bearer token: only to the platform's own addresses, and renewed once when the token is refused (lti.md T3, reliability L-17).</summary>
internal sealed class ServiceCalls(Outbound outbound, ServiceTokens tokens, TimeProvider clock)
{
    private static readonly string Paragraph = Spec.Security("4.1");

    /// <param name="client">The registration.</param>
    /// <param name="deployment">The platform's id of the deployment.</param>
    /// <param name="scopes">What this call needs.</param>
    /// <param name="method">GET or POST.</param>
    /// <param name="address">An address that the platform named.</param>
    /// <param name="accept">One exact media type; null for none (lti.md G1).</param>
    /// <param name="content">Media type and body.</param>
    /// <param name="ct">Ends it; then nothing is said about what happened.</param>
    public async Task<ServiceAnswer> SendAsync(
        PlatformClient client, string deployment, IReadOnlyList<string> scopes, HttpMethod method, Uri address, string? accept, (string Type, byte[] Body)? content, CancellationToken ct)
    {
        if (!ServiceOrigins.Has(client, address)) return ServiceAnswer.Of(new ServiceNo("L17-foreign-address", Paragraph));
        for (var second = false; ; second = true)
        {
            var (token, no) = await tokens.GetAsync(client, deployment, scopes, ct);
            if (token is null) return ServiceAnswer.Of(no!);
            var answer = await OnceAsync(token, method, address, accept, content, ct);
            if (answer.Status != (int)HttpStatusCode.Unauthorized) return answer;
            tokens.Drop(client, deployment, scopes, token);
            if (second) return answer;
        }
    }

    private async Task<ServiceAnswer> OnceAsync(string token, HttpMethod method, Uri address, string? accept, (string Type, byte[] Body)? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (content is var (type, body))
        {
            // A ByteArrayContent with this header says the media type and no charset, which some platforms refuse (lti.md section 2).
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        var answer = await outbound.SendAsync(request, ct);
        if (answer.Fault is { } fault) return ServiceAnswer.Of(new ServiceNo(fault.Code, Paragraph, Again: true, Unclear: !NeverLeft(fault)));
        return new ServiceAnswer((int)answer.Status, answer.Body, answer.Headers?.NonValidated.TryGetValues("Link", out var links) == true ? [.. links] : [], RetryAfter.Of(answer.Headers, clock), null);
    }

    // The guard said no before a byte was sent. After anything else the platform may have done what we asked.
    private static bool NeverLeft(OutboundFault fault) => fault == OutboundFault.Unusable || fault == OutboundFault.NotHttps || fault == OutboundFault.Private;
}
