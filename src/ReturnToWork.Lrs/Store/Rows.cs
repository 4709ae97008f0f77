namespace ReturnToWork.Lrs;

/// <summary>The last tick an organisation gave out: microseconds since 1970, strictly increasing. Its row is the lock of all writing.</summary>
/// <param name="Erased">How many marks of erased things there are, so that organisations without any never pay for looking.</param>
internal sealed record Clock(string Organisation, long Tick, long Erased);

/// <summary>A statement as served, beside what it is found by. Long identifiers are kept as the first 16 bytes of their SHA-256.</summary>
/// <param name="Tick"><c>stored</c>, and the statement's place in its organisation.</param>
/// <param name="RefersTo"><c>context.statement</c>.</param>
/// <param name="ObjectRef">The statement that this one is about, when its object is a StatementRef.</param>
/// <param name="Voids">It voids the statement in <paramref name="ObjectRef"/>.</param>
/// <param name="Voided">A statement that voids this one is there. Statements that void are never voided (L15).</param>
/// <param name="Stream">See <see cref="Streams"/>.</param>
/// <param name="Body">UTF-8.</param>
internal sealed record StatementRow(
    string Organisation, long Tick, Guid Id, byte[] Verb, byte[]? Actor, byte[] Authority, Guid? Registration, Guid? RefersTo, Guid? ObjectRef, bool Voids, bool Voided, short Stream, byte[] Body);

/// <summary>Every id the organisation knows, also when the statement itself has moved to another store. It makes ids unique across partitions.</summary>
/// <param name="Content">See <see cref="Xapi.StatementContent"/>: tells an honest repetition from another statement with the same id.</param>
internal sealed record KnownId(string Organisation, Guid Id, long Tick, byte[] Content);

/// <summary>What a statement can be found by. All filters ask this one table.</summary>
/// <param name="Kind">See <see cref="LinkKind"/>.</param>
/// <param name="Tick">The statement that is found.</param>
/// <param name="Source">The statement that has this key itself: the same one, or one that it refers to (L18).</param>
/// <param name="Related">Found only by <c>related_agents</c> or <c>related_activities</c> (L17).</param>
internal sealed record Link(string Organisation, short Kind, byte[] Key, long Tick, long Source, bool Related);

internal static class LinkKind
{
    public const short Agent = 1;
    public const short Activity = 2;
    public const short Verb = 3;
    public const short Registration = 4;
}

/// <summary>The streams of the vocabulary, as kept.</summary>
internal static class Streams
{
    public const short Other = 0;
    public const short Progress = 1;
    public const short Personal = 2;
    public const short Training = 3;

    public static short Of(Xapi.VocabularyVerb? verb) => verb?.Stream switch { "progress" => Progress, "personal" => Personal, "training" => Training, _ => Other };
}

/// <summary>What an activity is, as its tellers said together.</summary>
/// <param name="Activity">The hash of <paramref name="Id"/>.</param>
/// <param name="Definition">JSON, UTF-8.</param>
internal sealed record ActivityRow(string Organisation, byte[] Activity, string Id, byte[] Definition, long Tick);

/// <summary>Bytes that lie in a file named after their SHA-2.</summary>
internal sealed record AttachmentRow(string Organisation, string Sha2, long Length, long Tick);

/// <summary>A statement that came with these bytes. When the last goes, the file goes.</summary>
internal sealed record AttachmentUse(string Organisation, string Sha2, long Tick);

/// <summary>A share that was taken back: one that comes late or again is acknowledged and not stored. The actor is a hash.</summary>
internal sealed record Tombstone(string Organisation, Guid Share, byte[] Actor, long Tick);

/// <summary>What was erased, as a keyed hash that says nothing by itself: it stays erased when it comes again.</summary>
internal sealed record Mark(string Organisation, byte[] Hash, short Kind, long Tick);

/// <summary>What consumers must forget, in the order in which it was erased.</summary>
internal sealed record ErasureRow(string Organisation, long Tick, Guid Statement, Guid Share);

/// <summary>
/// An erasure that an administrator asked for, and what came of it. It is the job and, done, the receipt: whoever it was about stands in it only until then.
/// </summary>
/// <param name="Kind">See <see cref="ErasingKind"/>.</param>
/// <param name="Target">The hash of the agent, or the statement's id; null when done.</param>
/// <param name="Begun">Agents: what was stored up to here goes, and what comes later with an older timestamp stays out.</param>
/// <param name="Swept">When the database files were cleaned after it; null while that is due.</param>
/// <param name="First">The first of its entries in the ledger.</param>
/// <param name="Months">The partitions it touched, <c>YYYY_MM</c>, separated by blanks.</param>
internal sealed record Erasing(
    string Organisation, Guid Id, short Kind, byte[]? Target, long Begun, long? Done, long? Swept, long Statements, long Documents, long Activities, long Attachments, long Bytes, long? First, long? Last,
    string Months);

internal static class ErasingKind
{
    public const short Agent = 1;
    public const short Statement = 2;

    /// <summary>Nobody asked for it: one row per organisation (its id is all zeros) that says that takings back wait for the files to be cleaned.</summary>
    public const short TakenBack = 3;
}

/// <summary>A statement that an erasure found and has not reached yet.</summary>
internal sealed record ErasingDue(string Organisation, Guid Erasing, Guid Statement);

/// <summary>A document of a state, an agent profile or an activity profile. What a kind does not have is all zeros.</summary>
/// <param name="Kind">See <see cref="DocumentKind"/>.</param>
internal sealed record DocumentRow(
    string Organisation, short Kind, byte[] Activity, byte[] Agent, Guid Registration, string DocumentId, string ContentType, byte[] Body, string Etag, long Tick);

internal static class DocumentKind
{
    public const short State = 1;
    public const short AgentProfile = 2;
    public const short ActivityProfile = 3;
}

/// <summary>A pair of Basic credentials that was made at run time. Its key is how we learn the organisation.</summary>
/// <param name="Scopes">Separated by blanks.</param>
internal sealed record CredentialRow(string Key, string Organisation, byte[] SecretHash, string Scopes, string Label, long Created, long? Revoked);

/// <summary>How far another store has got what we pass on.</summary>
internal sealed record ForwardRow(string Organisation, string Target, long Cursor, long Delivered, int Failures, long Due, string? Paused, string? LastError, long Changed);

/// <summary>A statement that another store refused, with its words.</summary>
internal sealed record DeadLetter(string Organisation, string Target, long Tick, Guid Statement, int Status, string Why, long At);

/// <summary>How far another store was read.</summary>
/// <param name="Cursor">By the other store's clock.</param>
/// <param name="Swept">The last nightly look a week back.</param>
/// <param name="Missed">What those found that the cursor had missed.</param>
internal sealed record ImportRow(string Organisation, string Source, long Cursor, long Taken, int Failures, long Due, string? LastError, long Changed, long Swept, long Missed);
