using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Record;

/// <summary>
/// Taking back a share from the own page, with the same effect as in the player: <c>unshared</c> is said, on which the record store erases the share, and the
/// private list forgets what it was.
/// </summary>
internal sealed class TakenBack(
    LiveShares shares, PrivateAnswers answers, Saying saying, Themes themes, IDbContextFactory<ToolDb> stores, IOptions<CoursesOptions> courses, TimeProvider time)
{
    /// <summary>False: this person shares no such thing in this theme (any more).</summary>
    public async Task<bool> TakeAsync(Kept kept, Visit visit, string theme, Guid share, string language, CancellationToken ct)
    {
        if ((await shares.ReadAsync(kept, ct)).All(live => live.Id != share)) return false;
        var learner = kept.Learner;
        await using (var db = await stores.CreateDbContextAsync(ct))
        {
            // It is written down first: a store that is busy, or a crash, must not leave something shared that somebody took back.
            db.Unsaid.Add(Statement(kept, visit, theme, share, language));
            await db.SaveChangesAsync(ct);
        }

        await saying.TryNowAsync(learner.Organisation);
        await ForgetAsync(learner, theme, share, ct);
        return true;
    }

    /// <summary>Whether the record store has taken it back already; it does when it is free again.</summary>
    public async Task<bool> IsGoneAsync(Kept kept, Guid share, CancellationToken ct) => (await shares.ReadAsync(kept, ct)).All(live => live.Id != share);

    /// <summary>What must be said for it.</summary>
    public UnsaidStatement Statement(Kept kept, Visit visit, string theme, Guid share, string language)
    {
        var (learner, id, now) = (kept.Learner, Guid.NewGuid(), time.GetUtcNow());
        var scene = new Scene(courses.Value.ActivityBase, courses.Value.PeopleOf(learner.Organisation), learner.Pseudonym, kept.XapiRegistration, theme, language, visit.Together ? "together" : "self", themes.Find(theme)?.Version ?? "0");
        return new UnsaidStatement { Organisation = learner.Organisation, StatementId = id, Body = Tell.Unshared(scene, id, now, share).Utf8.ToArray(), Due = now, Attempts = 0 };
    }

    /// <summary>The private list as core.js leaves it: the id and the fact that it is gone.</summary>
    public async Task ForgetAsync(Learner learner, string theme, Guid share, CancellationToken ct)
    {
        if (!(await answers.ReadAsync(learner, theme, ct)).TryGetValue(PrivateAnswers.Shares, out var json) || JsonNode.Parse(json) is not JsonArray list) return;
        foreach (var at in Enumerable.Range(0, list.Count))
        {
            if (list[at] is not JsonObject one || one["id"] is not JsonValue value || !value.TryGetValue<string>(out var id) || !Guid.TryParse(id, out var found) || found != share) continue;
            list[at] = new JsonObject { ["id"] = id, ["at"] = one["at"]?.DeepClone(), ["what"] = new JsonArray(), ["topics"] = new JsonArray(), ["takenBack"] = true };
        }

        await answers.PutAsync(learner, theme, PrivateAnswers.Shares, time.GetUtcNow().ToUnixTimeMilliseconds(), JsonSerializer.SerializeToUtf8Bytes(list), ct);
    }
}
