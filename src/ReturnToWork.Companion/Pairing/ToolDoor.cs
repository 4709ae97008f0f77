using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Pairing;

/// <summary>What the Tool said when it was told about a code.</summary>
internal enum ToolAnswer
{
    /// <summary>It knows the code now.</summary>
    Knows,

    /// <summary>Another code has these digits: take others.</summary>
    Taken,

    /// <summary>It did not answer, or could not.</summary>
    Away,

    /// <summary>It does not let us in: the two hosts have different secrets.</summary>
    Refuses,

    /// <summary>It refused what was told: its clock or its version is another one.</summary>
    Misunderstands,
}

/// <summary>The one thing that the Companion tells the Tool: a new pairing code, by its keyed hash (design section 2).</summary>
internal sealed class ToolDoor(IHttpClientFactory http, IOptions<PairingOptions> options)
{
    public const string HttpName = "tool";

    public async Task<ToolAnswer> TellAsync(string hash, NewCode code, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{options.Value.ToolAddress!.AbsoluteUri.TrimEnd('/')}/pairing/codes/{hash}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", PairingCode.DoorToken(options.Value.Secret));
        request.Content = JsonContent.Create(code);
        try
        {
            using var response = await http.CreateClient(HttpName).SendAsync(request, ct);
            return response.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.NoContent => ToolAnswer.Knows,
                HttpStatusCode.Conflict => ToolAnswer.Taken,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ToolAnswer.Refuses,
                HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity => ToolAnswer.Misunderstands,
                _ => ToolAnswer.Away,
            };
        }
        catch (Exception trouble) when (trouble is HttpRequestException || (trouble is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return ToolAnswer.Away;
        }
    }
}

/// <summary>Body of <c>PUT /pairing/codes/{hash}</c>.</summary>
/// <param name="Kind"><c>coaching</c> or <c>training</c>.</param>
/// <param name="Actor">Of kind <c>training</c>: the professional's pseudonym. A coach's code says nothing of it.</param>
/// <param name="Training">Where that pseudonym is one.</param>
internal sealed record NewCode(
    string Organisation, string Kind, string Coach, string Mode, DateTimeOffset Expires,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Actor = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Training = null);
