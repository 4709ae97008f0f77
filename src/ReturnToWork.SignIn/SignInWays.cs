using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ReturnToWork.SignIn;

/// <summary>A way in that people can choose: an organisation at a provider.</summary>
/// <param name="Organisation">Code of the organisation; empty where there is one provider for all.</param>
/// <param name="Provider"><see cref="SignInProvider.Id"/>.</param>
/// <param name="Name">What people see.</param>
public sealed record SignInWay(string Organisation, string Provider, string Name)
{
    /// <summary>The link that goes there.</summary>
    public string Address(SignInPlace place, string to)
    {
        ArgumentNullException.ThrowIfNull(place);
        var choice = Provider.Length == 0 ? "" : $"&organisation={Uri.EscapeDataString(Organisation)}&way={Uri.EscapeDataString(Provider)}";
        return $"{place.Path}/go?to={Uri.EscapeDataString(to)}{choice}";
    }
}

/// <summary>What a sign-in page offers.</summary>
/// <param name="First">The ways that stand on top: the only one there is, those of the organisation that a link named, or the one taken last time on this device.</param>
/// <param name="Others">All others, by name.</param>
public sealed record OfferedWays(IReadOnlyList<SignInWay> First, IReadOnlyList<SignInWay> Others);

/// <summary>The ways in of this installation. Which one was taken is remembered on the device: the organisation's code, nothing of the person.</summary>
public sealed class SignInWays(IOptions<SignInOptions> options, SignInPlace place, ISignInHouse house)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    private string Cookie => $"{place.Cookie}-way";

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<SignInWay> All { get; } = options.Value.Providers.Count == 0
        ? [new SignInWay("", "", "")]
        : [.. options.Value.Providers.SelectMany(provider => provider.Organisations.Select(organisation =>
                new SignInWay(organisation, provider.Id, provider.Name is { Length: > 0 } name ? $"{house.NameOf(organisation)} – {name}" : house.NameOf(organisation))))
            .OrderBy(way => way.Name, StringComparer.OrdinalIgnoreCase).ThenBy(way => way.Provider, StringComparer.Ordinal)];

    /// <summary>What to offer to this request.</summary>
    /// <param name="request">Of the sign-in page.</param>
    /// <param name="organisation">The organisation that the link named, if it did (home-realm discovery).</param>
    public OfferedWays For(HttpRequest request, string? organisation)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (All.Count == 1) return new OfferedWays(All, []);
        var named = All.Where(way => way.Organisation == organisation).ToList();
        // A link that names an organisation names one: the others would only confuse.
        if (named.Count > 0) return new OfferedWays(named, []);
        var last = All.Where(way => $"{way.Organisation}|{way.Provider}" == request.Cookies[Cookie]).ToList();
        return new OfferedWays(last, [.. All.Except(last)]);
    }

    /// <summary>The provider that a chosen way leads to; null where the address names none.</summary>
    internal SignInProvider? Take(HttpContext http, string? organisation, string? way)
    {
        if (options.Value.Providers.Count == 0) return options.Value;
        if (All.Count > 1 && All.FirstOrDefault(one => one.Provider == way && one.Organisation == organisation) is { } taken)
        {
            http.Response.Cookies.Append(Cookie, $"{taken.Organisation}|{taken.Provider}", new CookieOptions
            {
                HttpOnly = true, SameSite = place.IsStrict ? SameSiteMode.Strict : SameSiteMode.Lax, Secure = place.IsStrict || http.Request.IsHttps, Path = "/", MaxAge = Remembered, IsEssential = true,
            });
        }

        var of = way is null ? options.Value.Providers.Where(provider => organisation is null ? options.Value.Providers.Count == 1 : provider.SpeaksFor(organisation)) : options.Value.Providers.Where(provider => provider.Id == way);
        return of.Take(2).ToList() is [var one] ? one : null;
    }
}
