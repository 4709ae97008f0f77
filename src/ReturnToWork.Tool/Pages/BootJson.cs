using System.Text;
using System.Text.Json;
using ReturnToWork.Courses;
using ReturnToWork.Tool.Pairing;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Api;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Pages;

/// <summary>What the player starts with. Everything personal in it comes from the launch that made this page.</summary>
internal sealed class BootJson(Tickets tickets, PrivateAnswers answers, LiveShares shares, IRecord record, IOptions<CoursesOptions> courses, TimeProvider time)
{
    /// <summary>For the open page: nobody is known, nothing can be kept.</summary>
    public string Open(Theme theme, string language) => Write(writer => WriteCommon(writer, "open", theme, language));

    /// <summary>For a launched page.</summary>
    public async Task<string> LaunchedAsync(Theme theme, Visit visit, string language, Kept? kept, CoachCode? coach, bool lmsHears, CancellationToken ct)
    {
        var token = PlayerToken.For(visit, kept?.Learner.Pseudonym, kept?.XapiRegistration, time.GetUtcNow());
        var mine = kept is null ? null : await shares.InAsync(await answers.ReadAsync(kept.Learner, visit.Theme, ct), kept, ct);
        var bookmark = kept is null ? null : await record.ReadStateAsync(
            visit.Organisation, courses.Value.ThemeOf(visit.Theme), courses.Value.PeopleOf(visit.Organisation), kept.Learner.Pseudonym, kept.XapiRegistration, BookmarkGate.StateId, ct);
        return Write(writer =>
        {
            WriteCommon(writer, "lti", theme, language);
            writer.WriteString("token", tickets.Write(token));
            writer.WriteString("tokenExpires", token.Expires);
            writer.WriteBoolean("kept", kept is not null);
            if (lmsHears) writer.WriteBoolean("lmsHears", true);
            if (kept is not null)
            {
                writer.WritePropertyName("actor");
                JsonSerializer.Serialize(writer, Actor.Of(courses.Value, kept.Learner), Http.EmbeddedText.Json);
                writer.WriteString("registration", kept.XapiRegistration);
            }

            // A player keeps nothing else, but an organisation's own key for the record store may write anything there.
            if (bookmark is not null && BookmarkGate.Check(BookmarkGate.StateId, bookmark) is null)
            {
                writer.WritePropertyName("bookmark");
                writer.WriteRawValue(bookmark);
            }

            if (mine is not null) PrivateAnswers.WriteTo(writer, mine);
            if (coach is null) return;
            writer.WriteStartObject("paired");
            writer.WriteString("coach", coach.Coach);
            writer.WriteString("sees", coach.Sees);
            writer.WriteString("mode", coach.Mode);
            writer.WriteEndObject();
        });
    }

    private void WriteCommon(Utf8JsonWriter writer, string host, Theme theme, string language)
    {
        writer.WriteString("host", host);
        writer.WriteString("theme", theme.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("language", language);
        writer.WriteString("activityBase", courses.Value.ActivityBase);
        writer.WriteString("contentVersion", theme.Version);
        writer.WriteString("api", "/api");
        writer.WriteString("xapi", "/xapi");
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }
}
