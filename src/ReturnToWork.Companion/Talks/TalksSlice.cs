namespace ReturnToWork.Companion.Talks;

/// <summary>Door of the slice: talks that were had, and talks that are planned.</summary>
internal static class TalksSlice
{
    public static IServiceCollection AddTalks(this IServiceCollection services) => services.AddSingleton<TalkBook>().AddSingleton<AppointmentBook>().AddSingleton<PlannedHours>();
}
