namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary>Workshops for who leads a group: for anybody, about nobody.</summary>
internal static class WorkshopRoutes
{
    private static readonly string[] Looking = ["GET", "HEAD"];

    public static void MapWorkshops(this IEndpointRouteBuilder app)
    {
        app.MapMethods(WorkshopDocument.List, Looking, ListWorkshops.Handle);
        app.MapMethods("/open/{n}/workshop", Looking, ShowWorkshop.Handle);
        app.MapMethods("/open/{n}/beamer", Looking, ShowBeamer.Handle);
    }
}
