namespace ReturnToWork.Tool.Pages.Cards;

/// <summary>Talk cards for two people: for anybody, about nobody.</summary>
internal static class TalkRoutes
{
    public static IServiceCollection AddTalkCards(this IServiceCollection services) => services.AddSingleton<TalkBook>();

    public static void MapTalkCards(this IEndpointRouteBuilder app)
    {
        // Read now, so that a fault in them stops the start.
        app.ServiceProvider.GetRequiredService<TalkBook>();
        app.MapMethods(TalkDocument.One, OpenPage.Looking, ShowTalkCard.Handle);
        app.MapMethods(TalkDocument.All, OpenPage.Looking, ListTalkCards.Handle);
        app.MapMethods(TalkDocument.Paper, OpenPage.Looking, PrintTalkCards.Handle);
    }
}
