using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Training;

/// <summary>What this folder needs, and its routes.</summary>
internal static class TrainingServices
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services.AddSingleton<TrainingVisits>().AddSingleton<OpenTraining>().AddSingleton<JoinTraining>();

    public static void MapTraining(this IEndpointRouteBuilder app)
    {
        app.MapPost(OpenTraining.Path, (HttpContext http, OpenTraining open, CancellationToken ct) => open.HandleAsync(http, ct)).WithMetadata(OpenTraining.Limit);
        app.MapPost(JoinTraining.Join, (HttpContext http, JoinTraining join, CancellationToken ct) => join.JoinAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost(JoinTraining.Read, (HttpContext http, JoinTraining join, CancellationToken ct) => join.ReadAsync(http, ct)).WithMetadata(OwnForm.Limit);
    }
}
