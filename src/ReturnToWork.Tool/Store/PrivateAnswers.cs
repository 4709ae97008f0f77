using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Keys;

namespace ReturnToWork.Tool.Store;

/// <summary>Answers that stay private: sealed on the way in, opened only for the learner's own page.</summary>
internal sealed partial class PrivateAnswers(IDbContextFactory<ToolDb> stores, PersonKeys keys, ILogger<PrivateAnswers> logger)
{
    /// <summary>The list of live shares, which the player keeps among the answers.</summary>
    public const string Shares = "_shares";

    /// <summary>Bytes of JSON per answer.</summary>
    public const int Longest = 8 * 1024;

    private const int MostPerTheme = 100;

    /// <summary>Keeps an answer unless a later one is already there. False: the theme holds too many.</summary>
    public async Task<bool> PutAsync(Learner learner, string theme, string activity, long seq, ReadOnlyMemory<byte> json, CancellationToken ct)
    {
        var personKey = keys.Unwrap(learner);
        var bytes = AnswerSeal.Seal(json.Span, personKey, learner.KeyId, PlaceOf(learner, theme, activity));
        await using var db = await stores.CreateDbContextAsync(ct);
        var here = db.Answers.Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme);
        while (true)
        {
            var changed = await here.Where(row => row.Activity == activity && row.Seq < seq).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Seq, seq).SetProperty(row => row.KeyId, learner.KeyId).SetProperty(row => row.Sealed, bytes), ct);
            if (changed == 1 || await here.AnyAsync(row => row.Activity == activity, ct)) return true;
            if (await here.CountAsync(ct) >= MostPerTheme) return false;
            db.Answers.Add(new PrivateAnswer { Organisation = learner.Organisation, Pseudonym = learner.Pseudonym, Theme = theme, Activity = activity, Seq = seq, KeyId = learner.KeyId, Sealed = bytes });
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
            {
                // The same first answer from two tabs: the later one wins, so look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Every answer of the theme that opens, as JSON text by activity.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(Learner learner, string theme, CancellationToken ct)
    {
        var personKey = keys.Unwrap(learner);
        await using var db = await stores.CreateDbContextAsync(ct);
        var rows = await db.Answers.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme).ToListAsync(ct);
        var answers = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            // Refused rather than shown: these bytes were sealed for another person or another question.
            if (AnswerSeal.Open(row.Sealed, personKey, row.KeyId, PlaceOf(learner, theme, row.Activity)) is { } json) answers[row.Activity] = json;
            else Log.SealedElsewhere(logger, theme);
        }

        return answers;
    }

    /// <summary>Takes away what somebody answered and said in one theme. What was shared is not an answer: it is taken back, and the list of it stays.</summary>
    public async Task RemoveAsync(Learner learner, string theme, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Answers.Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme && row.Activity != Shares).ExecuteDeleteAsync(ct);
        await db.Memos.Where(row => row.Organisation == learner.Organisation && row.Pseudonym == learner.Pseudonym && row.Theme == theme).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Writes <c>answers</c> and <c>shares</c> into an open JSON object.</summary>
    public static void WriteTo(Utf8JsonWriter writer, IReadOnlyDictionary<string, byte[]> answers)
    {
        writer.WriteStartObject("answers");
        foreach (var (activity, json) in answers)
        {
            if (activity == Shares) continue;
            writer.WritePropertyName(activity);
            writer.WriteRawValue(json);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("shares");
        if (answers.TryGetValue(Shares, out var shares)) writer.WriteRawValue(shares);
        else writer.WriteRawValue("[]");
    }

    private static AnswerPlace PlaceOf(Learner learner, string theme, string activity) => new(learner.Organisation, learner.Pseudonym, theme, activity);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "answer-sealed-elsewhere: an answer in theme {Theme} does not open for the learner it stands with. It was left out.")]
        public static partial void SealedElsewhere(ILogger logger, string theme);
    }
}
