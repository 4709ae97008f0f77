namespace ReturnToWork.Lti;

/// <summary>Why a call to somebody else's address came to nothing: an expected no, whose code and word may be shown to an administrator.</summary>
/// <param name="Code">Stable, such as <c>L06-private</c>; the host has a sentence for each in the languages of its pages.</param>
/// <param name="Word">The same in a few English words, for logs and reports.</param>
public sealed record OutboundFault(string Code, string Word)
{
    /// <summary>The text is no address that can be called: not absolute, with a name and password in it, or at a port below 1024 that is not 443.</summary>
    public static OutboundFault Unusable { get; } = new("L06-unusable", "address cannot be used");

    /// <summary>Plain http to a host that is not in <see cref="OutboundOptions.AllowedPrivateHosts"/>.</summary>
    public static OutboundFault NotHttps { get; } = new("L06-not-https", "not https");

    /// <summary>The host is, or its name leads to, an address that is not public, and it is not in <see cref="OutboundOptions.AllowedPrivateHosts"/>.</summary>
    public static OutboundFault Private { get; } = new("L06-private", "address is private");

    /// <summary>No such name, nobody listens, or the connection broke off.</summary>
    public static OutboundFault NoAnswer { get; } = new("L06-no-answer", "does not answer");

    /// <summary>The answer points elsewhere; it is not followed, because elsewhere was not vetted.</summary>
    public static OutboundFault Redirects { get; } = new("L06-redirects", "redirects");

    /// <summary>More than <see cref="Outbound.MostBytes"/>.</summary>
    public static OutboundFault TooBig { get; } = new("L06-too-big", "too big");

    /// <summary>Not there, to the last byte, within <see cref="Outbound.LongestCall"/>.</summary>
    public static OutboundFault TooSlow { get; } = new("L06-too-slow", "too slow");

    /// <summary>No secure connection: the certificate is unknown, expired or for another name.</summary>
    public static OutboundFault Certificate { get; } = new("L06-certificate", "certificate");
}

/// <summary>Carries a fault out of the wire's depths; <see cref="Outbound"/> turns it into a value again.</summary>
internal sealed class OutboundRefused(OutboundFault fault) : HttpRequestException(fault.Word)
{
    public OutboundFault Fault { get; } = fault;
}
