namespace ReturnToWork.Lrs;

/// <summary>What becomes of our own copy.</summary>
public enum ForwardingMode
{
    /// <summary>It stays.</summary>
    Copy,

    /// <summary>When the other store has it, its text and links leave this one; its id stays known.</summary>
    Instead,
}

/// <summary>
/// The organisation's own record store, to which the progress and training streams go. Section <c>Lrs:Forwarding:N</c>. The key there must be allowed to write
/// statements, and to read them: on a conflict we look at what is there.
/// </summary>
public sealed class ForwardingTarget : OtherPlace
{
    public ForwardingMode Mode { get; set; } = ForwardingMode.Copy;
}
