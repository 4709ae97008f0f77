using Hangfire;
using Microsoft.Extensions.Options;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Mail;

/// <summary>Door of the slice: reminders to professionals by mail.</summary>
internal static class MailSlice
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<MailOptions>, MailChecks>()
            .AddSingleton<MailAddresses>().AddSingleton<MailDoor>().AddSingleton<PlanReminders>().AddSingleton<SendReminders>().AddSingleton<ReminderBook>();
    }

    public static void WakeMail(this IServiceProvider services)
    {
        services.Wake<PlanReminders>("plan-reminders", plan => plan.LookAsync(CancellationToken.None), "*/10 * * * *");
        services.Wake<SendReminders>("send-reminders", send => send.LookAsync(CancellationToken.None), Cron.Minutely());
    }
}
