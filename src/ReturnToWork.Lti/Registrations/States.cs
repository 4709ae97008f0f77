namespace ReturnToWork.Lti;

/// <summary>Whether a registration may be used.</summary>
public enum RegistrationState
{
    /// <summary>Made by a platform with an invitation; an administrator still has to say yes.</summary>
    Pending,

    /// <summary>Launches are taken.</summary>
    Active,

    /// <summary>Launches are refused, and who is in is out at the next request (reliability L-12).</summary>
    Suspended,
}

/// <summary>Whether launches of a deployment are taken.</summary>
public enum DeploymentState
{
    /// <summary>It came by and waits for an administrator (lti.md V8).</summary>
    Pending,

    /// <summary>Launches are taken.</summary>
    Approved,

    /// <summary>Launches are refused, and who is in is out at the next request.</summary>
    Suspended,
}

/// <summary>How a registration came to be.</summary>
public enum RegistrationMade
{
    /// <summary>It stands in the settings and can only be changed there.</summary>
    Settings,

    /// <summary>Typed by an administrator.</summary>
    Manual,

    /// <summary>By an invitation (Dynamic Registration 1.0).</summary>
    Dynamic,

    /// <summary>Made by the self-check for as long as it runs.</summary>
    SelfCheck,
}

/// <summary>The words of the database.</summary>
internal static class StateWords
{
    public static string ToWord<T>(this T state)
        where T : struct, Enum => state.ToString().ToLowerInvariant();

    public static T As<T>(this string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
