namespace ReturnToWork.Lrs;

/// <summary>What a caller may do. <see cref="Scopes"/> says which scope gives what, <see cref="Entitlements"/> which route asks for what.</summary>
[Flags]
public enum LrsRights
{
    None = 0,
    WriteStatements = 1,

    /// <summary>What was stored on the caller's own authority.</summary>
    ReadMine = 2,
    ReadOthers = 4,
    ReadStatements = ReadMine | ReadOthers,
    ReadState = 8,
    WriteState = 16,
    State = ReadState | WriteState,
    ReadProfiles = 32,
    WriteProfiles = 64,
    Profile = ReadProfiles | WriteProfiles,

    /// <summary>Reading what the store knows of an activity or an agent as such (<c>/activities</c>, <c>/agents</c>).</summary>
    Describe = 128,

    /// <summary>Statements of this caller change what the store knows of an activity; those of others only name it .</summary>
    Define = 256,
    ReadErasures = 512,

    /// <summary>Voiding hides what others said, so it is a right of its own (reliability X-05).</summary>
    Void = 1_024,

    /// <summary>Erasing removes for ever, so it is a right that no scope of xAPI gives (reliability X-03).</summary>
    Erase = 2_048,

    /// <summary>Everything there is, to read.</summary>
    ReadAll = ReadStatements | ReadState | ReadProfiles | Describe | ReadErasures,

    /// <summary>Everything that xAPI knows. Erasing is not among it.</summary>
    All = WriteStatements | ReadAll | State | Profile | Define | Void,
}
