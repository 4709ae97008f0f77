namespace ReturnToWork.Lrs;

/// <summary>The last tick an organisation gave out: microseconds since 1970, strictly increasing. Its row is the lock of all writing.</summary>
internal sealed record Clock(string Organisation, long Tick);

/// <summary>A statement as served, beside what it is asked by. Long identifiers are asked by the first 16 bytes of their SHA-256.</summary>
/// <param name="Tick"><c>stored</c>, and the statement's place in its organisation.</param>
/// <param name="Content">See <see cref="Xapi.StatementContent"/>: tells an honest repetition from another statement with the same id.</param>
/// <param name="RefersTo"><c>context.statement</c>.</param>
/// <param name="Voids">The statement that this one voids.</param>
internal sealed record StatementRow(
    string Organisation, Guid Id, long Tick, byte[] Verb, byte[]? Actor, byte[] Authority, Guid? Registration, Guid? RefersTo, Guid? Voids, bool Voided, byte[] Content, string Text);

internal sealed record AgentLink(string Organisation, byte[] Agent, long Tick, bool Related);

internal sealed record ActivityLink(string Organisation, byte[] Activity, long Tick, bool Related);

/// <summary>A share that was taken back: one that comes late or again is acknowledged and not stored. The actor is a hash.</summary>
internal sealed record Tombstone(string Organisation, Guid Share, byte[] Actor, long Tick);

/// <summary>What consumers must forget, in the order in which it was erased.</summary>
internal sealed record ErasureRow(string Organisation, long Tick, Guid Statement, Guid Share);

/// <param name="Registration">All zeros when there is none.</param>
internal sealed record StateRow(
    string Organisation, byte[] Activity, byte[] Agent, Guid Registration, string StateId, string ContentType, byte[] Body, string Etag, long Tick);
