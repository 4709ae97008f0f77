using System.Text.Json;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>GET /api/answers/{theme}</c>: the learner's own answers and live shares of the theme that the token is for.</summary>
internal static class GetAnswers
{
    public static async Task<IResult> HandleAsync(string theme, HttpContext http, Learners learners, PrivateAnswers answers, LiveShares shares, CancellationToken ct)
    {
        var token = http.Token();
        if (token.Visit.Theme != theme) return Refusals.Answer("theme-other");
        if (await learners.OfAsync(token, ct) is not { } learner) return Refusals.Answer("not-kept");
        var found = await shares.InAsync(await answers.ReadAsync(learner, theme, ct), new Kept(learner, token.XapiRegistration!.Value), ct);
        using var json = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            PrivateAnswers.WriteTo(writer, found);
            writer.WriteEndObject();
        }

        return Results.Bytes(json.ToArray(), "application/json");
    }
}
