using ReturnToWork.Courses.Voices;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Api;

/// <summary><c>PUT</c>, <c>GET</c> and <c>DELETE /api/memos/{theme}/{activity}</c>: a voice memo of somebody who chose to keep it. It goes nowhere else.</summary>
internal static class VoiceMemos
{
    public static async Task<IResult> PutAsync(string theme, string activity, HttpContext http, Learners learners, Memos memos, Themes themes, CancellationToken ct)
    {
        var (learner, refusal) = await WhoAsync(theme, activity, http, learners, themes, ct);
        if (learner is null) return refusal!;
        using var sound = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(sound, ct);
        }
        catch (BadHttpRequestException)
        {
            return Refusals.Answer("memo-too-long");
        }

        if (sound.Length > Memos.Longest) return Refusals.Answer("memo-too-long");
        var bytes = sound.GetBuffer().AsMemory(0, (int)sound.Length);
        if (AudioType.Of(bytes.Span) is not { } type) return Refusals.Answer("memo-not-sound");
        await memos.PutAsync(learner, theme, activity, type, bytes, ct);
        return Results.NoContent();
    }

    public static async Task<IResult> GetAsync(string theme, string activity, HttpContext http, Learners learners, Memos memos, Themes themes, CancellationToken ct)
    {
        var (learner, refusal) = await WhoAsync(theme, activity, http, learners, themes, ct);
        if (learner is null) return refusal!;
        return await memos.ReadAsync(learner, theme, activity, ct) is var (type, sound) ? Results.Bytes(sound, type) : Refusals.Answer("memo-missing");
    }

    public static async Task<IResult> DeleteAsync(string theme, string activity, HttpContext http, Learners learners, Memos memos, Themes themes, CancellationToken ct)
    {
        var (learner, refusal) = await WhoAsync(theme, activity, http, learners, themes, ct);
        if (learner is null) return refusal!;
        await memos.DeleteAsync(learner, theme, activity, ct);
        return Results.NoContent();
    }

    private static async Task<(Learner? Learner, IResult? Refusal)> WhoAsync(string theme, string activity, HttpContext http, Learners learners, Themes themes, CancellationToken ct)
    {
        var token = http.Token();
        if (token.Visit.Theme != theme) return (null, Refusals.Answer("theme-other"));
        if (themes.Find(theme)?.MemoActivities.Contains(activity, StringComparer.Ordinal) != true) return (null, Refusals.Answer("activity-unknown"));
        return await learners.OfAsync(token, ct) is { } learner ? (learner, null) : (null, Refusals.Answer("not-kept"));
    }
}
