using System.Text;
using System.Text.Json;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>PUT /api/answers/{theme}/{activity}</c>: keeps one private answer, sealed. The highest <c>seq</c> wins, whatever the order of arrival.</summary>
internal static class PutAnswer
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(10);

    public static async Task<IResult> HandleAsync(string theme, string activity, HttpContext http, Learners learners, PrivateAnswers answers, TimeProvider time, CancellationToken ct)
    {
        var token = http.Token();
        var isWish = (theme, activity) == (Preferences.Theme, Preferences.Activity);
        if (token.Visit.Theme != theme && !isWish) return Refusals.Answer("theme-other");
        if (!IsActivity(activity)) return Refusals.Answer("activity-unknown");
        if (await JsonBody.ReadAsync<Message>(http, ct) is not { } message) return Refusals.Answer("body-malformed");
        var json = Encoding.UTF8.GetBytes(message.Value.GetRawText());
        if (json.Length > PrivateAnswers.Longest) return Refusals.Answer("answer-too-long");
        if (isWish && Preferences.Read(json) is null) return Refusals.Answer("body-malformed");
        if (activity == PrivateAnswers.Shares && message.Value.ValueKind != JsonValueKind.Array) return Refusals.Answer("body-malformed");
        if (await learners.OfAsync(token, ct) is not { } learner) return Refusals.Answer("not-kept");

        // The page counts by its clock. One that is years ahead must not shut out every later answer.
        var latest = (time.GetUtcNow() + ClocksDiffer).ToUnixTimeMilliseconds();
        return await answers.PutAsync(learner, theme, activity, Math.Min(message.Seq, latest), json, ct) ? Results.NoContent() : Refusals.Answer("answers-too-many");
    }

    private static bool IsActivity(string text) =>
        text.Length is > 0 and <= 40 && (char.IsAsciiLetterLower(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    private sealed record Message(JsonElement Value, long Seq);
}
