namespace ReturnToWork.SignIn;

/// <summary>What a host knows about those who come in.</summary>
public interface ISignInHouse
{
    /// <summary>Whether the organisation uses this installation.</summary>
    bool Knows(string organisation);

    /// <summary>What people call it.</summary>
    string NameOf(string organisation);

    /// <summary>Called with each whose token is in order, before the session begins. The house may still say no.</summary>
    /// <param name="professional">What the provider says.</param>
    /// <param name="first">Whether it is the first provider in the settings that speaks for this organisation: accounts from before there were several are that one's.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Nobody came in.</param>
    Task<Admission> CameInAsync(Professional professional, bool first, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>What a house that keeps accounts knows about sessions. Without one a session ends by itself and by signing out only.</summary>
public interface ISessionBook
{
    /// <summary>Asked at each request of somebody who is signed in.</summary>
    Task<bool> IsOpenAsync(Professional professional, SessionState session, CancellationToken cancellationToken);

    /// <summary>Ends sessions, at the provider's word, from now on and on every instance.</summary>
    /// <returns>False where this word was heard before.</returns>
    Task<bool> EndAsync(SessionsEnd end, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A house's answer to somebody at the door.</summary>
/// <param name="Why">Why not: one of <see cref="WhyNot.All"/>; null: welcome.</param>
/// <param name="Stamp">What the session was opened for, such as roles and mode. The house sees it again at each request.</param>
public sealed record Admission(string? Why, string Stamp)
{
    /// <summary>Not this one.</summary>
    public static Admission Not(string why) => new(why, "");
}

/// <summary>A session, as its cookie tells it.</summary>
/// <param name="Began">When somebody signed in.</param>
/// <param name="Stamp">What the house said then.</param>
/// <param name="OwnMark">Under which the provider may end this session alone; null where it gave the session no name.</param>
/// <param name="PersonMark">Under which the provider may end all sessions of this person.</param>
public sealed record SessionState(DateTimeOffset Began, string Stamp, string? OwnMark, string PersonMark);

/// <summary>The provider's word that sessions are over (OpenID Connect Back-Channel Logout 1.0).</summary>
/// <param name="Organisations">Of whom the provider may speak; empty for all of the installation.</param>
/// <param name="Session">Mark of a session or of a person, as <see cref="SessionState"/> has them: every session with it that began before now.</param>
/// <param name="Token">Mark of the word itself, which counts once.</param>
public sealed record SessionsEnd(IReadOnlyList<string> Organisations, string Session, string Token);

/// <summary>Why somebody does not come in. The host has a sentence for each.</summary>
public static class WhyNot
{
    /// <summary>Signing in did not work; the default.</summary>
    public const string Trouble = "trouble";

    /// <summary>No organisation of this installation, or none that the provider may speak for.</summary>
    public const string Organisation = "organisation";

    /// <summary>No role that opens anything.</summary>
    public const string Role = "role";

    /// <summary>No second factor.</summary>
    public const string Factor = "factor";

    /// <summary>The account is suspended.</summary>
    public const string Suspended = "suspended";

    /// <summary>The account is another provider's.</summary>
    public const string Provider = "provider";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Trouble, Organisation, Role, Factor, Suspended, Provider];

    /// <summary>What the address said if it is one of ours.</summary>
    public static string Read(string? why) => All.Contains(why, StringComparer.Ordinal) ? why! : Trouble;
}
