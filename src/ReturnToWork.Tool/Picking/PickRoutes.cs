using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Picking;

/// <summary>The one route of the picker; it opens by a launch only.</summary>
internal static class PickRoutes
{
    public const string Path = "/lti/pick";

    public static IServiceCollection AddPicking(this IServiceCollection services) => services.AddSingleton<Picker>();

    public static void MapPicking(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, (HttpContext http, Picker picker, CancellationToken ct) => picker.ChosenAsync(http, ct)).WithMetadata(OwnForm.Limit);
}

/// <summary>What the picker says: <c>Texts/picker.json</c>.</summary>
internal static class PickTexts
{
    private static readonly IReadOnlyDictionary<string, Phrases> Texts = Phrases.Read("picker.json");

    public static Phrases Of(string language) => Texts[language];
}
