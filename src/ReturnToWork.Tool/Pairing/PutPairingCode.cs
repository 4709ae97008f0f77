using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Training;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pairing;

/// <summary>
/// <c>PUT /pairing/codes/{keyedHash}</c>: the Companion tells that a coach made a code, or a professional one for the own training. The code itself never comes here before an employee types it. Telling
/// the same again changes nothing.
/// </summary>
internal static class PutPairingCode
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    public static async Task<IResult> HandleAsync(string keyedHash, HttpContext http, CoachCodes codes, IOptions<PairingOptions> pairing, TimeProvider time, CancellationToken ct)
    {
        if (!IsCompanion(http.Request, pairing.Value.Secret)) return Refusals.Answer("door-bearer");
        if (!http.Request.HasJsonContentType()) return Refusals.Answer("body-not-json");
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { } message) return Refusals.Answer("body-malformed");
        if (!IsKeyedHash(keyedHash) || !message.IsWhole) return Refusals.Answer("code-malformed");
        var now = time.GetUtcNow();
        if (message.Expires <= now || message.Expires > now + CoachCodes.Lasts + ClocksDiffer) return Refusals.Answer("code-expiry");
        var told = await codes.TellAsync(message.As(keyedHash), ct);
        return told switch
        {
            Told.New => Results.StatusCode(StatusCodes.Status201Created),
            Told.Same => Results.Ok(),
            _ => Refusals.Answer("code-differs"),
        };
    }

    /// <summary>Whether the request brings the Companion's bearer.</summary>
    public static bool IsCompanion(HttpRequest request, string secret) =>
        Bearer.Of(request) is { } bearer && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(bearer)), SHA256.HashData(Encoding.UTF8.GetBytes(PairingCode.DoorToken(secret))));

    private static bool IsKeyedHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <param name="Actor">Of kind <c>training</c>: whose code it is. Of kind <c>coaching</c> there is none.</param>
    /// <param name="Training">Where that actor is: <c>{T}.training</c>.</param>
    private sealed record Message(string Organisation, string Kind, string Coach, string Mode, DateTimeOffset Expires, string? Actor = null, string? Training = null)
    {
        public bool IsWhole =>
            Organisation.Length is > 0 and <= 64 && Organisation.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_')
            && (Kind == "training" ? IsOfProfessional : Kind == "coaching" && Actor is null && Training is null)
            && (Mode is "confidential" or "employer")
            && Coach.Trim().Length is > 0 and <= 80 && !Coach.Any(char.IsControl);

        private bool IsOfProfessional =>
            TrainingTicket.IsPseudonym(Actor) && !TrainingVisits.Is(Organisation) && Training is { Length: > 9 and <= 64 } && TrainingVisits.Is(Training) && Training.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');

        // As the store keeps it, so that the same told twice is the same.
        private DateTimeOffset Stored => UnixMicroseconds.ToMoment(Expires.ToUnixMicroseconds());

        public CoachCode As(string keyedHash) => new() { Organisation = Organisation, KeyedHash = keyedHash, Kind = Kind, Coach = Coach.Trim(), Mode = Mode, Expires = Stored, Actor = Actor, Training = Training };
    }
}
