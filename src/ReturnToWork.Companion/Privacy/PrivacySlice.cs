namespace ReturnToWork.Companion.Privacy;

/// <summary>Door of the slice: the access log, and who watches over it.</summary>
internal static class PrivacySlice
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<UnusualReadingOptions>().BindConfiguration("UnusualReading").ValidateDataAnnotations().ValidateOnStart();
        return services.AddSingleton<AccessLog>().AddSingleton<CutAccessLog>().AddSingleton<AccessChain>().AddSingleton<AccessBook>().AddSingleton<VerifyAccessLog>().AddSingleton<UnusualReading>();
    }
}
