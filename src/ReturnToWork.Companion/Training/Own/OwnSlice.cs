namespace ReturnToWork.Companion.Training.Own;

/// <summary>Door of the slice: a professional's own training.</summary>
internal static class OwnSlice
{
    public static IServiceCollection AddOwnTraining(this IServiceCollection services) => services.AddSingleton<TraineeBook>().AddSingleton<InviteGuesses>().AddSingleton<OwnCode>().AddSingleton<OwnTrainingFile>().AddSingleton<Leaving.LeaveTraining>();
}
