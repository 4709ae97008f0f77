using System.Globalization;
using ReturnToWork.Companion.Texts;

namespace ReturnToWork.Companion.Mail;

/// <summary>What a reminder says: that there is something to look at, never about whom. No name, no organisation, no link.</summary>
internal sealed record ReminderText(string Subject, string Body)
{
    public static ReminderText Of(string kind, int count, string language)
    {
        var texts = Words.TextsIn(language);
        if (texts.TryGetValue($"mail.{kind}.line", out var own)) return new ReminderText(texts.GetValueOrDefault($"mail.{kind}.subject", texts["mail.subject"]), $"{own}\n\n{texts.GetValueOrDefault($"mail.{kind}.signin", texts["mail.signin"])}\n{texts.GetValueOrDefault($"mail.{kind}.off", texts["mail.off"])}\n");
        var line = kind == ReminderKinds.Code ? texts["mail.code"] : count == 1 ? texts["mail.talk"] : texts["mail.talks"].Replace("{aantal}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        return new ReminderText(texts["mail.subject"], $"{line}\n\n{texts["mail.signin"]}\n{texts["mail.off"]}\n");
    }
}
