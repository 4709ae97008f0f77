using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Retention;

/// <summary>
/// Tells the Tool on which day everything of learners will be erased, so that they read it on their own page: <c>PUT /pairing/endings/{id}</c>, with the same bearer as
/// pairing codes. The Tool is told and never asked; telling the same again changes nothing.
/// </summary>
internal sealed class ToolEndingDoor(IHttpClientFactory http, IOptions<PairingOptions> options)
{
    public const string HttpName = "tool-endings";

    /// <param name="organisation">Whose learners.</param>
    /// <param name="learners">Their pseudonyms.</param>
    /// <param name="day">The day; null where nothing is going to be erased any more.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Whether the Tool took it.</returns>
    public async Task<bool> TellAsync(string organisation, IReadOnlyList<string> learners, DateOnly? day, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{options.Value.ToolAddress!.AbsoluteUri.TrimEnd('/')}/pairing/endings/{Guid.NewGuid():D}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PairingCode.DoorToken(options.Value.Secret));
        request.Content = JsonContent.Create(new { organisation, learners, day });
        try
        {
            using var response = await http.CreateClient(HttpName).SendAsync(request, ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }
}
