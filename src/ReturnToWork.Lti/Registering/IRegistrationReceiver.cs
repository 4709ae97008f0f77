using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What the host has to say about itself when a platform registers us, and the pages that the LMS administrator then sees.</summary>
public interface IRegistrationReceiver
{
    /// <summary>How an LMS shows the whole tool, or the one theme of an offer; null for an offer that is none. Neutral words: others read them.</summary>
    ToolFace? FaceOf(string? offer);

    /// <summary>
    /// Answers a registration that is kept: a page that tells opener or parent to close it (<c>lti.close</c> and <c>org.imsglobal.lti.close</c>, Dynamic Registration 1.0,
    /// 3.7), and says the same to people, with what is still to be done.
    /// </summary>
    Task<IResult> RegisteredAsync(PlatformRegistered registered, HttpContext http);

    /// <summary>Answers a registration that was refused, with words for <see cref="LaunchRefused.Code"/> and the reference.</summary>
    Task<IResult> NotRegisteredAsync(LaunchRefused refusal, HttpContext http);
}

/// <summary>A name and a sentence in both languages, and where it opens.</summary>
/// <param name="Name">Dutch, the default of a registration.</param>
/// <param name="EnglishName">English.</param>
/// <param name="Description">One Dutch sentence.</param>
/// <param name="EnglishDescription">One English sentence.</param>
/// <param name="Path">Path of this host that is launched, such as <c>/mijn</c>.</param>
/// <param name="LogoPath">Path of a picture.</param>
public sealed record ToolFace(string Name, string EnglishName, string Description, string EnglishDescription, string Path, string LogoPath);

/// <summary>A platform has registered us, or has taken our newer particulars.</summary>
/// <param name="Organisation">Whose registration it is.</param>
/// <param name="Id">Its number.</param>
/// <param name="Platform">The issuer's host, for people.</param>
/// <param name="IsUpdate">It was registered before; its state stays as it was.</param>
/// <param name="Missing">What was asked for and not granted: <c>grades</c>, <c>members</c>.</param>
/// <param name="Origins">Who may frame the page and be told to close it: origins of configuration, issuer and authorization endpoint, and of the page that embeds it.</param>
public sealed record PlatformRegistered(string Organisation, Guid Id, string Platform, bool IsUpdate, IReadOnlyList<string> Missing, IReadOnlyList<string> Origins);
