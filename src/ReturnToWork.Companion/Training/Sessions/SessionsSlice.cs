namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>Door of the slice: the live parts of the training.</summary>
internal static class SessionsSlice
{
    public static IServiceCollection AddTrainingSessions(this IServiceCollection services) => services
        .AddSingleton<SessionBook>().AddSingleton<SessionMail>().AddSingleton<SeatBook>().AddSingleton<OwnTraining>().AddSingleton<AttendanceBook>().AddSingleton<PracticeBook>();
}
