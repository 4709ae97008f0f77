using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Tool.Consent;
using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>
/// <c>POST /mijn/bestand</c>: all that is kept here of the one who asks, as a file of JSON that another program can read (GDPR, articles 15 and 20): answers, recordings, every yes, coaches,
/// statements and bookmarks. Asking makes no row. What the coach's program keeps stands in that one's own file.
/// </summary>
internal sealed class OwnFile(
    OwnActs acts, OwnPages pages, Learners learners, IDbContextFactory<ToolDb> stores, PrivateAnswers answers, Memos memos, ConsentBook consents, OwnStatements statements, IRecord record,
    IOptions<CoursesOptions> courses, TimeProvider time)
{
    public Task<IResult> HandleAsync(HttpContext http, CancellationToken ct) => acts.DoAsync(http, async (own, form) =>
    {
        if (!await pages.MayBeFramedAsync(own.Visit, http, ct)) return OwnPages.OpenItFromTheLms();
        if (await learners.WithEnrolmentsAsync(own.Visit, ct) is not var (learner, enrolments)) return await acts.OnAsync(http, own, form.One("language"), null, "stoppen", ct);
        using var buffer = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            await WriteAsync(writer, learner, enrolments, ct);
        }

        http.Response.Headers.CacheControl = "no-store";
        // No name in it: a file that lies around says nothing by what it is called.
        return Results.File(buffer.ToArray(), "application/json", $"{(form.One("language") == "en" ? "all-of-me" : "alles-van-mij")}-{time.GetUtcNow():yyyy-MM-dd}.json");
    }, ct);

    private async Task WriteAsync(Utf8JsonWriter writer, Learner learner, IReadOnlyList<Enrolment> enrolments, CancellationToken ct)
    {
        writer.WriteStartObject();
        writer.WriteString("made", time.GetUtcNow());
        writer.WriteString("organisation", learner.Organisation);
        writer.WriteString("pseudonym", learner.Pseudonym);
        Day(writer, "keptSince", learner.CreatedDay);
        Day(writer, "lastHere", learner.LastDay);
        Day(writer, "erasedOn", learner.ErasedOn);

        var said = await memos.ListAsync(learner, ct);
        writer.WriteStartArray("themes");
        // What is not of one theme, such as letters and voice, was never enrolled in.
        foreach (var theme in enrolments.Select(row => row.Theme).Append(Sessions.Preferences.Theme).Concat(said.Select(memo => memo.Theme)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            await WriteThemeAsync(writer, learner, theme, enrolments.FirstOrDefault(row => row.Theme == theme), said, ct);
        writer.WriteEndArray();

        await WriteCoachesAsync(writer, learner, ct);
        writer.WriteStartArray("yes");
        foreach (var (row, text) in (await consents.OfAsync(learner, ct)).Select(receipt => (receipt.Row, receipt.Text)))
        {
            writer.WriteStartObject();
            writer.WriteString("to", row.What);
            if (row.Choice is { } choice) writer.WriteString("chosen", choice);
            Day(writer, "day", row.Day);
            Day(writer, "withdrawn", row.Withdrawn);
            writer.WriteString("language", row.Language);
            writer.WriteString("read", text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("statements");
        await foreach (var statement in statements.AllAsync(learner.Organisation, AgentKey.OfAccount(courses.Value.PeopleOf(learner.Organisation), learner.Pseudonym), ct)) statement.Json.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task WriteThemeAsync(Utf8JsonWriter writer, Learner learner, string theme, Enrolment? enrolment, IReadOnlyList<(string Theme, string Activity, DateOnly Day)> said, CancellationToken ct)
    {
        writer.WriteStartObject();
        writer.WriteString("theme", theme);
        if (enrolment is not null && await record.ReadStateAsync(
            learner.Organisation, courses.Value.ThemeOf(theme), courses.Value.PeopleOf(learner.Organisation), learner.Pseudonym, enrolment.XapiRegistration, BookmarkGate.StateId, ct) is { } bookmark
            && BookmarkGate.Check(BookmarkGate.StateId, bookmark) is null)
        {
            writer.WritePropertyName("bookmark");
            writer.WriteRawValue(bookmark);
        }

        PrivateAnswers.WriteTo(writer, await answers.ReadAsync(learner, theme, ct));
        writer.WriteStartArray("recordings");
        foreach (var memo in said.Where(memo => memo.Theme == theme))
        {
            writer.WriteStartObject();
            writer.WriteString("activity", memo.Activity);
            Day(writer, "day", memo.Day);
            if (await memos.ReadAsync(learner, theme, memo.Activity, ct) is var (type, sound))
            {
                writer.WriteString("type", type);
                writer.WriteBase64String("sound", sound);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async Task WriteCoachesAsync(Utf8JsonWriter writer, Learner learner, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        writer.WriteStartArray("coaches");
        foreach (var code in await db.Codes.AsNoTracking().Where(row => row.Organisation == learner.Organisation && row.RedeemedBy == learner.Pseudonym).OrderBy(row => row.RedeemedAt).ToListAsync(ct))
        {
            writer.WriteStartObject();
            writer.WriteString("coach", code.Coach);
            writer.WriteString("mode", code.Mode);
            writer.WriteString("sees", code.Sees);
            if (code.RedeemedAt is { } at) writer.WriteString("since", at);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter writer, string name, DateOnly? day)
    {
        if (day is { } known) writer.WriteString(name, known.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}
