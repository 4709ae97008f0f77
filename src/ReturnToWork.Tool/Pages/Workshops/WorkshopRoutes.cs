namespace ReturnToWork.Tool.Pages.Workshops;

/// <summary>Workshops for who leads a group: for anybody, about nobody.</summary>
internal static class WorkshopRoutes
{
    public static void MapWorkshops(this IEndpointRouteBuilder app)
    {
        app.MapMethods(WorkshopDocument.List, OpenPage.Looking, ListWorkshops.Handle);
        app.MapMethods("/open/{n}/workshop", OpenPage.Looking, ShowWorkshop.Handle);
        app.MapMethods("/open/{n}/beamer", OpenPage.Looking, ShowBeamer.Handle);
    }
}
