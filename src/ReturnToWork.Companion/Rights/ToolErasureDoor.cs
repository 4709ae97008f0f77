using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Rights;

/// <summary>
/// Tells the Tool that learners are to be erased: <c>PUT /pairing/erasures/{order}</c>, with the same bearer as pairing codes. The Tool hears an order and answers counts; it is
/// never asked about a person, and never asks us.
/// </summary>
internal sealed class ToolErasureDoor(IHttpClientFactory http, IOptions<PairingOptions> options)
{
    public const string HttpName = "tool-erasures";

    /// <summary>What the Tool answers; null when it did not, or could not.</summary>
    public async Task<ToolErased?> TellAsync(Guid order, string organisation, IReadOnlyList<string> learners, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{options.Value.ToolAddress!.AbsoluteUri.TrimEnd('/')}/pairing/erasures/{order:D}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PairingCode.DoorToken(options.Value.Secret));
        request.Content = JsonContent.Create(new { organisation, learners });
        try
        {
            using var response = await http.CreateClient(HttpName).SendAsync(request, ct);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<ToolErased>(ct) : null;
        }
        catch (Exception trouble) when (trouble is HttpRequestException or JsonException || (trouble is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}

/// <summary>The Tool's answer.</summary>
/// <param name="Done">Whether its record store has erased too; else ask again.</param>
internal sealed record ToolErased(bool Done, ToolCounts Counts);
