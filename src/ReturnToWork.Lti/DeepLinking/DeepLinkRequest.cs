namespace ReturnToWork.Lti;

/// <summary>
/// A deep linking launch that passed every check (LTI Deep Linking 2.0, 4.4): somebody who may choose wants to place something of ours in a course. Carries nothing of
/// a person. A host may seal it and bring it back with the choice.
/// </summary>
/// <param name="Organisation">The tenant.</param>
/// <param name="Registration">See <see cref="ResourceLinkLaunch.Registration"/>.</param>
/// <param name="ReturnUrl">Where the answer is posted to; on one of the registration's origins.</param>
/// <param name="AcceptTargets">How the platform can show a link: <c>iframe</c>, <c>window</c>, <c>embed</c> and others.</param>
/// <param name="AcceptMultiple">Whether several items may be chosen.</param>
/// <param name="AcceptLineItem">Whether an item may ask for a column in the gradebook; null when the platform does not say.</param>
/// <param name="Data">What must go back unchanged, as JSON; null when nothing came.</param>
/// <param name="Offer">The one theme that this registration is for; null: everything.</param>
/// <param name="Grades">Whether the organisation wants "klaar" in its gradebook.</param>
/// <param name="Tool">Our own origin, as the platform reaches it.</param>
/// <param name="Locale">What the platform says about the user's language; null when it says nothing usable.</param>
/// <param name="Asked">When the launch was taken.</param>
public sealed record DeepLinkRequest(
    string Organisation,
    string Registration,
    Uri ReturnUrl,
    IReadOnlyList<string> AcceptTargets,
    bool AcceptMultiple,
    bool? AcceptLineItem,
    string? Data,
    string? Offer,
    bool Grades,
    Uri Tool,
    string? Locale,
    DateTimeOffset Asked);

/// <summary>One of our pages, to be placed in a course: an <c>ltiResourceLink</c>.</summary>
/// <param name="Path">A path that the host knows as a launch target, without a query: some platforms compare addresses.</param>
/// <param name="Title">What the course shows; neutral.</param>
/// <param name="Text">One sentence below it.</param>
/// <param name="Custom">Comes back with each launch.</param>
/// <param name="ResourceId">Our own name for it, when it is something that can be done and so may have a column in the gradebook; else null.</param>
public sealed record DeepLinkItem(string Path, string Title, string Text, IReadOnlyDictionary<string, string> Custom, string? ResourceId = null);

/// <summary>What the browser must post to the platform: one field <c>JWT</c>, in the same frame.</summary>
public sealed record DeepLinkAnswer(Uri ReturnUrl, string Jwt);
