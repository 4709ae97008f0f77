using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>A kind of message that a platform launches us with: what it must say besides what all of them say, and what then happens.</summary>
internal interface IMessage
{
    /// <summary>The claim <c>message_type</c>, such as <c>LtiResourceLinkRequest</c>.</summary>
    string Type { get; }

    /// <summary>One of <see cref="LaunchKind"/>.</summary>
    string Kind { get; }

    /// <summary>Its own checks, in order, after those of every launch.</summary>
    IReadOnlyList<Func<LaunchAttempt, ValueTask<No?>>> Checks { get; }

    /// <summary>Every check said yes.</summary>
    Task<IResult> FinishAsync(LaunchAttempt attempt);
}
