namespace ReturnToWork.Companion.Training.Statements;

/// <summary>Door of the slice: what the Companion says of professionals.</summary>
internal static class StatementsSlice
{
    public static IServiceCollection AddTrainingStatements(this IServiceCollection services) => services
        .AddSingleton<TrainingStatements>().AddSingleton<SendTrainingStatements>().AddSingleton<OutboxBook>().AddSingleton<SendingLoop>().AddHostedService(provider => provider.GetRequiredService<SendingLoop>());
}
