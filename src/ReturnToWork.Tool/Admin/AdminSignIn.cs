using ReturnToWork.SignIn;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin;

/// <summary>Who may come in at <c>/admin</c> (room SignIn): an administrator of an organisation that this installation knows.</summary>
internal sealed class AdminSignIn(Organisations organisations, AdminLog log) : ISignInHouse
{
    public const string Role = "administrator";

    /// <summary>
    /// The cookie is <c>__Host-</c>: no other host can set it, and it needs Path=/ for that, so the browser sends it to theme pages too. Nothing there reads it;
    /// it is never the learner's (<see cref="Sessions.SessionCookie"/>), and it is Strict, so no other site's link or form brings it.
    /// </summary>
    public static readonly SignInPlace Place = new(
        AdminArea.Home, $"{AdminArea.Home}/sign-in", $"{AdminArea.Home}/signin-oidc", $"{AdminArea.Home}/signout-callback-oidc", "__Host-rtw-admin", [Role]) { IsStrict = true };

    public bool Knows(string organisation) => organisations.Knows(organisation);

    public string NameOf(string organisation) => organisations.NameOf(organisation);

    public async Task<Admission> CameInAsync(Professional professional, bool first, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await log.WriteAsync(professional, Act.SignedIn, null, cancellationToken);
        return new Admission(null, "");
    }
}
