namespace ReturnToWork.SignIn;

/// <summary>What differs between the hosts that people sign in at: addresses, the session's cookie, roles.</summary>
/// <param name="Home">Where somebody comes who asked for no page; the session's pages lie at and below it: <c>/</c> or <c>/admin</c>.</param>
/// <param name="Path">The page to sign in. The host has a page there and one at <c>{Path}/refused?why=</c> (<see cref="WhyNot.All"/>).</param>
/// <param name="Back">Path at which the identity provider hands somebody back; registered there as redirect address.</param>
/// <param name="SignedOutBack">The same after signing out there.</param>
/// <param name="Cookie">Name of the session's cookie.</param>
/// <param name="Roles">The roles that open anything here. Who has none of them does not come in.</param>
public sealed record SignInPlace(string Home, string Path, string Back, string SignedOutBack, string Cookie, IReadOnlyList<string> Roles)
{
    /// <summary>
    /// Whether the cookie is Secure, SameSite=Strict and bound to the host. The first page after the way back, which is a navigation from another site, is then
    /// <c>{Path}/in?to=</c>: it needs no session and leads on, so that the next request begins at this site and brings the cookie.
    /// </summary>
    public bool IsStrict { get; init; }

    /// <summary>A path of these pages, so that nobody is sent elsewhere after signing in. Encoded, as browsers send it: other characters do not fit into a header.</summary>
    public bool IsOwnPage(string? to) =>
        to is ['/', not ('/' or '\\'), ..] or "/" && to.All(character => character is > ' ' and <= '~')
        && (Home == "/" || to == Home || to.StartsWith($"{Home}/", StringComparison.Ordinal));

    /// <summary>The page that was asked for if it is one of these, else <see cref="Home"/>.</summary>
    public string OwnPageOr(string? to) => IsOwnPage(to) ? to! : Home;
}
