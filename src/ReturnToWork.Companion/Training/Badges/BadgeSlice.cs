using Hangfire;
using ReturnToWork.Storage;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>Door of the slice: certificates, on paper and as credentials that anybody can check.</summary>
internal static class BadgeSlice
{
    public static IServiceCollection AddBadges(this IServiceCollection services)
    {
        services.AddOptions<BadgeOptions>().BindConfiguration("Badges").ValidateDataAnnotations()
            .Validate(badges => badges.FormerAddresses.Append(badges.Address).OfType<Uri>().All(IsWhole), "Badges:Address must be the whole address of this Companion, such as https://begeleiders.example.org (https, or http on this machine only), and so must Badges:FormerAddresses.")
            .ValidateOnStart();
        services.AddCertificateLimit();
        return services.AddSingleton<BadgeAddresses>().AddSingleton<BadgeKeys>().AddSingleton<OpenBadge>().AddSingleton<ReadBadge>().AddSingleton<CertificateSeal>().AddSingleton<CertificateBook>()
            .AddSingleton<IssueBadge>().AddSingleton<IssueDue>().AddSingleton<RevokeBadge>();
    }

    public static void WakeBadges(this IServiceProvider services)
    {
        services.Wake<BadgeKeys>("badge-keys", keys => keys.LookAsync(CancellationToken.None), Cron.Daily());
        services.Wake<IssueDue>("badges-due", due => due.LookAsync(CancellationToken.None), Cron.Minutely());
    }

    private static bool IsWhole(Uri address) =>
        address.IsAbsoluteUri && address.Query.Length == 0 && address.Fragment.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
