using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>Somebody who chose "bewaren". Nothing of the person stands here: the hash finds them again at the next launch, the pseudonym is random.</summary>
internal sealed class Learner
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>Hex SHA-256 of the learner key. The key itself lives only in encrypted sessions.</summary>
    [MaxLength(64)]
    public required string KeyHash { get; init; }

    /// <summary>128 random bits, hex: the actor's name in statements.</summary>
    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    public required Guid KeyId { get; init; }

    /// <summary>The person's own AES key, wrapped by the key ring for exactly this organisation and pseudonym.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>A day, not a moment: retention needs no more.</summary>
    public required DateOnly CreatedDay { get; init; }

    /// <summary>The last day on which they were here; null for somebody from before this was kept.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>The day on which everything will be erased, as the Companion told it; null while none is known.</summary>
    public DateOnly? ErasedOn { get; set; }

    /// <summary>Since when an administrator lets this person in no more (reliability.md L-12); null for everybody else.</summary>
    public DateOnly? Suspended { get; set; }
}

/// <summary>One learner in one theme, with the xAPI registration that all statements about it carry.</summary>
internal sealed class Enrolment
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    [MaxLength(8)]
    public required string Theme { get; init; }

    public required Guid XapiRegistration { get; init; }
}

/// <summary>What somebody chose or wrote in one activity, sealed with their own key.</summary>
internal sealed class PrivateAnswer
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    [MaxLength(8)]
    public required string Theme { get; init; }

    [MaxLength(40)]
    public required string Activity { get; init; }

    /// <summary>The page's own counter; a lower one that arrives late changes nothing.</summary>
    public required long Seq { get; set; }

    public required Guid KeyId { get; set; }

    public required byte[] Sealed { get; set; }
}

/// <summary>A coach's code as the Companion told it; after redeeming, who it joined and what may be seen.</summary>
internal sealed class CoachCode
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(64)]
    public required string KeyedHash { get; init; }

    [MaxLength(16)]
    public required string Kind { get; init; }

    /// <summary>The coach's display name, as the employee will see it.</summary>
    [MaxLength(80)]
    public required string Coach { get; init; }

    [MaxLength(16)]
    public required string Mode { get; init; }

    public required DateTimeOffset Expires { get; init; }

    [MaxLength(32)]
    public string? RedeemedBy { get; set; }

    public DateTimeOffset? RedeemedAt { get; set; }

    [MaxLength(16)]
    public string? Sees { get; set; }

    /// <summary>Of kind <c>training</c>: the professional's pseudonym. Else null.</summary>
    [MaxLength(32)]
    public string? Actor { get; init; }

    /// <summary>Of kind <c>training</c>: where that pseudonym is one, <c>{T}.training</c>. Else null.</summary>
    [MaxLength(64)]
    public string? Training { get; init; }
}

/// <summary>How often one learner entered a code that opens nothing.</summary>
internal sealed class WrongTries
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    public required int Count { get; set; }

    /// <summary>From then on the tries are forgotten.</summary>
    public required DateTimeOffset Until { get; set; }
}

/// <summary>A statement that must be said but is not yet acknowledged by the record store. Written in the transaction that made it true.</summary>
internal sealed class UnsaidStatement
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    public required Guid StatementId { get; init; }

    /// <summary>The whole statement, UTF-8 JSON: sending it again is the same statement again.</summary>
    public required byte[] Body { get; init; }

    public required DateTimeOffset Due { get; set; }

    public required int Attempts { get; set; }
}

/// <summary>What an administrator did. Rows are only ever added.</summary>
internal sealed class AdminAct
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>A keyed hash; see <see cref="Admin.Acts.AdminLog"/>.</summary>
    [MaxLength(12)]
    public required string Who { get; init; }

    [MaxLength(40)]
    public required string What { get; init; }

    /// <summary>What a key is for, or another store's name; never anything of a person.</summary>
    [MaxLength(200)]
    public required string? About { get; init; }

    /// <summary>SHA-256 over this row and the one before it, 64 hex digits.</summary>
    [MaxLength(64)]
    public required string Chain { get; set; }
}

/// <summary>What somebody said instead of writing it, sealed with their own key.</summary>
internal sealed class VoiceMemo
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    [MaxLength(8)]
    public required string Theme { get; init; }

    [MaxLength(40)]
    public required string Activity { get; init; }

    [MaxLength(40)]
    public required string Type { get; set; }

    public required Guid KeyId { get; set; }

    public required byte[] Sealed { get; set; }

    /// <summary>A day, not a moment.</summary>
    public required DateOnly Day { get; set; }
}

/// <summary>A secret of this installation, protected by the key ring.</summary>
internal sealed class InstallationSecret
{
    [MaxLength(64)]
    public required string Name { get; init; }

    public required byte[] Protected { get; init; }
}

/// <summary>A row that the readiness check writes, to know that writing works.</summary>
internal sealed class WriteProbe
{
    [MaxLength(64)]
    public required string Instance { get; init; }

    public required DateTimeOffset At { get; set; }
}
