using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ReturnToWork.Companion.Talks;

/// <summary>What a calendar is told.</summary>
/// <param name="Id">The same as long as it is the same appointment (UID).</param>
/// <param name="Sequence">Grows with each change, so that a calendar knows the newest (RFC 5545, 3.8.7.4).</param>
/// <param name="Where">A place or an address of a meeting; null says none.</param>
internal sealed record CalendarEntry(Guid Id, DateTimeOffset Begins, DateTimeOffset Ends, int Sequence, bool Cancelled, string? Where = null);

/// <summary>
/// An appointment for a calendar (RFC 5545). Colleagues see each other's calendars, so of a talk it says "Afspraak" and when, and nothing else: no name, no organisation, no place, no link, and an
/// id that is of this appointment alone. A training session is nobody's secret: it says where, too.
/// </summary>
internal static class CalendarFile
{
    public const string Publish = "PUBLISH", Cancel = "CANCEL";

    /// <param name="subject">A neutral word.</param>
    public static string Of(Appointment appointment, string subject, DateTimeOffset now) =>
        Of(new CalendarEntry(appointment.Id, appointment.Begins, appointment.Begins.AddMinutes(appointment.Minutes), appointment.Sequence, appointment.Cancelled), subject, now);

    /// <param name="subject">A neutral word.</param>
    public static string Of(CalendarEntry entry, string subject, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//RTW//NONSGML//NL", Method = entry.Cancelled ? Cancel : Publish };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = entry.Id.ToString("D"),
            Sequence = entry.Sequence,
            Summary = subject,
            Location = entry.Where,
            Status = entry.Cancelled ? "CANCELLED" : "CONFIRMED",
            Class = "PRIVATE",
            Transparency = TransparencyType.Opaque,
            // Instants, so that no calendar has to know where we are or when the clock changes.
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(entry.Begins.UtcDateTime, "UTC"),
            End = new CalDateTime(entry.Ends.UtcDateTime, "UTC"),
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
