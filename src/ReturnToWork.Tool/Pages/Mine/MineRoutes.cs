using ReturnToWork.Tool.Http;
using ReturnToWork.Tool.Mirror;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>The routes of the own page and of the lists, and of their themes where no session cookie is kept.</summary>
internal static class MineRoutes
{
    public const string Wishes = ThemeLists.Mine + "/wensen";
    public const string Together = ThemeLists.Mine + "/samen";
    public const string Remove = ThemeLists.Mine + "/weghalen";
    public const string TakeBack = ThemeLists.Mine + "/terugnemen";
    public const string Erase = ThemeLists.Mine + "/wissen";
    public const string File = ThemeLists.Mine + "/bestand";
    public const string Paper = ThemeLists.Mine + "/werkboek";
    public const string Yes = ThemeLists.Mine + "/ja";
    public const string Research = ThemeLists.Mine + "/onderzoek";
    public const string Withdraw = ThemeLists.Mine + "/intrekken";
    public const string Mirror = ThemeLists.Mine + "/spiegel";
    public const string Stop = ThemeLists.Mine + "/stop";

    public static IServiceCollection AddMine(this IServiceCollection services) =>
        services.AddSingleton<ThemeLists>().AddSingleton<HowFar>().AddSingleton<ListPages>().AddSingleton<OwnPageReader>().AddSingleton<OwnPages>().AddSingleton<OwnActs>().AddSingleton<OwnConsents>().AddSingleton<OwnWishes>().AddSingleton<OwnFile>();

    public static void MapMine(this IEndpointRouteBuilder app)
    {
        app.MapGet(ThemeLists.Mine, (string? language, string? said, HttpContext http, OwnPages pages, CancellationToken ct) => pages.SessionAsync(language, said, http, ct));
        Post(ThemeLists.Mine, (http, pages, _, ct) => pages.CarriedAsync(http, ct));
        Post(Wishes, (http, _, acts, ct) => acts.WishAsync(http, ct));
        Post(Together, (http, _, acts, ct) => acts.TogetherAsync(http, ct));
        Post(Remove, (http, _, acts, ct) => acts.RemoveAsync(http, ct));
        Post(TakeBack, (http, _, acts, ct) => acts.TakeBackAsync(http, ct));
        Post(Erase, (http, _, acts, ct) => acts.EraseAsync(http, ct));
        Post(Paper, (http, _, acts, ct) => acts.PrintAsync(http, ct));
        app.MapPost(File, (HttpContext http, OwnFile file, CancellationToken ct) => file.HandleAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost(Yes, (HttpContext http, OwnConsents consents, CancellationToken ct) => consents.ReceiptsAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost(Withdraw, (HttpContext http, OwnConsents consents, CancellationToken ct) => consents.WithdrawAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost(Research, (HttpContext http, OwnConsents consents, CancellationToken ct) => consents.ResearchAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost(Mirror, (HttpContext http, OpenMirror mirror, CancellationToken ct) => mirror.HandleAsync(http, ct)).WithMetadata(OwnForm.Limit);
        Post(Stop, (http, _, acts, ct) => acts.StopAsync(http, ct));

        app.MapGet("/bundels/{list}", (string? language, HttpContext http, ListPages pages, CancellationToken ct) => pages.SessionAsync(language, http, ct));
        app.MapPost("/bundels/{list}", (HttpContext http, ListPages pages, CancellationToken ct) => pages.CarriedAsync(http, ct)).WithMetadata(OwnForm.Limit);
        app.MapPost("/themes/{n}", (string n, HttpContext http, ListPages pages, CancellationToken ct) => pages.CarriedThemeAsync(n, http, ct)).WithMetadata(OwnForm.Limit);

        void Post(string path, Func<HttpContext, OwnPages, OwnActs, CancellationToken, Task<IResult>> act) =>
            app.MapPost(path, (HttpContext http, OwnPages pages, OwnActs acts, CancellationToken ct) => act(http, pages, acts, ct)).WithMetadata(OwnForm.Limit);
    }
}
