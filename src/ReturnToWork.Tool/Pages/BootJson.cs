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
    /// <summary>How big the letters are on a screen that a group reads.</summary>
    public const int GroupSize = 2;

    /// <summary>For the open page: nobody is known, nothing can be kept.</summary>
    /// <param name="isGroup">One screen for a group: bigger, and said so.</param>
    public string Open(Theme theme, string language, bool isGroup = false) => Write(writer =>
    {
        WriteCommon(writer, "open", theme, language, isGroup ? "workshop" : "self");
        if (isGroup) WritePreferences(writer, new Preferences(Size: GroupSize));
    });

    /// <summary>For a launched page.</summary>
    public async Task<string> LaunchedAsync(Theme theme, Visit visit, string language, Kept? kept, CoachCode? coach, bool lmsHears, Preferences wanted, CancellationToken ct)
    {
        var token = PlayerToken.For(visit, kept?.Learner.Pseudonym, kept?.XapiRegistration, time.GetUtcNow());
        var mine = kept is null ? null : await shares.InAsync(await answers.ReadAsync(kept.Learner, visit.Theme, ct), kept, ct);
        var bookmark = kept is null ? null : await BookmarkAsync(visit, kept, ct);
        return Write(writer =>
        {
            WriteCommon(writer, "lti", theme, language, visit.Together ? "together" : "self");
            WritePreferences(writer, wanted);
            writer.WriteString("token", tickets.Write(token));
            writer.WriteString("tokenExpires", token.Expires);
            writer.WriteBoolean("kept", kept is not null);
            if (lmsHears) writer.WriteBoolean("lmsHears", true);
            // Who launched shows the page in a frame, and hears how high it is: a number, and nobody else.
            writer.WriteString("frame", visit.PlatformOrigin);
            if (kept is not null)
            {
                writer.WritePropertyName("actor");
                JsonSerializer.Serialize(writer, Actor.Of(courses.Value, kept.Learner), Http.EmbeddedText.Json);
                writer.WriteString("registration", kept.XapiRegistration);
            }

            WriteBookmark(writer, bookmark);
            if (mine is not null) PrivateAnswers.WriteTo(writer, mine);
            if (coach is not null) WritePaired(writer, coach);
        });
    }

    /// <summary>For a page that is open: what is kept of this learner in this theme by now, also from another tab or device.</summary>
    public async Task<byte[]> KeptAsync(Visit visit, Kept kept, CoachCode? coach, CancellationToken ct)
    {
        var mine = await shares.InAsync(await answers.ReadAsync(kept.Learner, visit.Theme, ct), kept, ct);
        var bookmark = await BookmarkAsync(visit, kept, ct);
        return Encoding.UTF8.GetBytes(Write(writer =>
        {
            PrivateAnswers.WriteTo(writer, mine);
            WriteBookmark(writer, bookmark);
            if (coach is null) writer.WriteNull("paired");
            else WritePaired(writer, coach);
        }));
    }

    private Task<byte[]?> BookmarkAsync(Visit visit, Kept kept, CancellationToken ct) => record.ReadStateAsync(
        visit.Organisation, courses.Value.ThemeOf(visit.Theme), courses.Value.PeopleOf(visit.Organisation), kept.Learner.Pseudonym, kept.XapiRegistration, BookmarkGate.StateId, ct);

    private static void WriteBookmark(Utf8JsonWriter writer, byte[]? bookmark)
    {
        // A player keeps nothing else, but an organisation's own key for the record store may write anything there.
        if (bookmark is null || BookmarkGate.Check(BookmarkGate.StateId, bookmark) is not null) return;
        writer.WritePropertyName("bookmark");
        writer.WriteRawValue(bookmark);
    }

    private static void WritePaired(Utf8JsonWriter writer, CoachCode coach)
    {
        writer.WriteStartObject("paired");
        writer.WriteString("coach", coach.Coach);
        writer.WriteString("sees", coach.Sees);
        writer.WriteString("mode", coach.Mode);
        writer.WriteEndObject();
    }

    private static void WritePreferences(Utf8JsonWriter writer, Preferences wanted)
    {
        writer.WritePropertyName("prefs");
        writer.WriteRawValue(wanted.Write());
    }

    private void WriteCommon(Utf8JsonWriter writer, string host, Theme theme, string language, string mode)
    {
        writer.WriteString("mode", mode);
        writer.WriteNumber("idleMinutes", courses.Value.IdleMinutes);
        writer.WriteString("host", host);
        writer.WriteString("theme", theme.Mark);
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
