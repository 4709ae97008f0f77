using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace ReturnToWork.Companion.Talks;

/// <summary>
/// A planned talk for a calendar (RFC 5545). Colleagues see each other's calendars, so it says "Afspraak" and when, and nothing else: no name, no organisation, no place, no link, and an
/// id that is of this appointment alone.
/// </summary>
internal static class CalendarFile
{
    /// <param name="subject">A neutral word.</param>
    public static string Of(Appointment appointment, string subject, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//RTW//NONSGML//NL", Method = appointment.Cancelled ? "CANCEL" : "PUBLISH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = appointment.Id.ToString("D"),
            Sequence = appointment.Sequence,
            Summary = subject,
            Status = appointment.Cancelled ? "CANCELLED" : "CONFIRMED",
            Class = "PRIVATE",
            Transparency = TransparencyType.Opaque,
            // Instants, so that no calendar has to know where we are or when the clock changes.
            DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
            Start = new CalDateTime(appointment.Begins.UtcDateTime, "UTC"),
            End = new CalDateTime(appointment.Begins.AddMinutes(appointment.Minutes).UtcDateTime, "UTC"),
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
