namespace ReturnToWork.Tool.Pages.Cards;

/// <summary>Talk cards for two people: for anybody, about nobody.</summary>
internal static class TalkRoutes
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static IServiceCollection AddTalkCards(this IServiceCollection services) => services.AddSingleton<TalkBook>();

    public static void MapTalkCards(this IEndpointRouteBuilder app)
    {
        // Read now, so that a fault in them stops the start.
        app.ServiceProvider.GetRequiredService<TalkBook>();
        app.MapMethods(TalkDocument.One, Looking, ShowTalkCard.Handle);
        app.MapMethods(TalkDocument.All, Looking, ListTalkCards.Handle);
        app.MapMethods(TalkDocument.Paper, Looking, PrintTalkCards.Handle);
    }
}
