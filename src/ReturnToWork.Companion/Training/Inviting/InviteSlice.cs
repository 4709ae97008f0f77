namespace ReturnToWork.Companion.Training.Inviting;

/// <summary>Door of the slice: professionals who are invited.</summary>
internal static class InviteSlice
{
    public static IServiceCollection AddTrainingInvitations(this IServiceCollection services) => services.AddSingleton<InviteBook>();
}
