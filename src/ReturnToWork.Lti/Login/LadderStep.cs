namespace ReturnToWork.Lti;

/// <summary>
/// What a browser that sent no cookie of ours does next (lti.md C1 to C7). A page of the host shows it; only <paramref name="FramedBy"/> may hold that page in a frame.
/// </summary>
/// <param name="FramedBy">The origins of the registration that the login names (reliability L-14).</param>
public abstract record LadderStep(IReadOnlyList<string> FramedBy);

/// <summary>Where a platform keeps things for us.</summary>
/// <param name="Target"><c>lti_storage_target</c> of the login: the name of a frame, or <c>_parent</c>. Unsigned; it only chooses among the windows of <paramref name="Origin"/>.</param>
/// <param name="Origin">Of the registered authorization endpoint: the only one that values are sent to and taken from (reliability L-16).</param>
/// <param name="Origins">Those that may be asked <c>lti.capabilities</c>: the registration's.</param>
public sealed record PlatformStorage(string Target, string Origin, IReadOnlyList<string> Origins);

/// <summary>Before the platform is asked who is there: put these values into its storage, then go <paramref name="Onward"/>; when it will not keep them, go <paramref name="Otherwise"/>.</summary>
/// <param name="Values">Keys and values. They prove this browser at the launch: they may stand in the page, never in an address.</param>
/// <param name="Onward">The platform's authorization address, with our question.</param>
/// <param name="Otherwise">Our own path for the next rung.</param>
public sealed record PutProof(PlatformStorage Storage, IReadOnlyList<KeyValuePair<string, string>> Values, string Onward, string Otherwise, IReadOnlyList<string> FramedBy) : LadderStep(FramedBy);

/// <summary>
/// After a launch that was true in everything but the browser: fetch the values of these keys and post them to <paramref name="PostTo"/>. The page must send its own origin
/// with that post, so its referrer policy is <c>same-origin</c>.
/// </summary>
/// <param name="Fields">Field name of the form, and the key whose value goes into it (empty when the platform has none).</param>
/// <param name="Ticket">Field <c>ticket</c> of the form: the launch, sealed.</param>
public sealed record FetchProof(PlatformStorage Storage, IReadOnlyList<KeyValuePair<string, string>> Fields, string Ticket, string PostTo, IReadOnlyList<string> FramedBy) : LadderStep(FramedBy);

/// <summary>Neither cookie nor storage: one link that begins the same login in a window of our own, where cookies are first-party.</summary>
/// <param name="Address">Our own path.</param>
public sealed record OpenOwnWindow(string Address, IReadOnlyList<string> FramedBy) : LadderStep(FramedBy);

/// <summary>In a window of our own, and still no cookie: this browser keeps none. Say so, and what to do.</summary>
public sealed record NoCookies(IReadOnlyList<string> FramedBy) : LadderStep(FramedBy);
