namespace ReturnToWork.Companion.Training.Importing;

/// <summary>Door of the slice: who was trained before this program was there.</summary>
internal static class ImportSlice
{
    public static IServiceCollection AddTrainingImport(this IServiceCollection services) => services.AddSingleton<ImportBook>();
}
