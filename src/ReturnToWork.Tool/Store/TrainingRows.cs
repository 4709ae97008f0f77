using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>A ticket of the Companion that opened the e-learning already. Gone when its age alone refuses it.</summary>
internal sealed class SpentTicket
{
    /// <summary><c>{T}.training</c>.</summary>
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>The ticket's random id.</summary>
    [MaxLength(32)]
    public required string Id { get; init; }

    public required DateTimeOffset Until { get; init; }
}

/// <summary>Somebody's account in an LMS, joined to the professional by a code. The employee learner of the same account is another row, and knows nothing of this one.</summary>
internal sealed class TrainingJoin
{
    /// <summary>The organisation whose LMS it is.</summary>
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>Hex SHA-256 of the account's learner key, as a learner has it.</summary>
    [MaxLength(64)]
    public required string KeyHash { get; init; }

    /// <summary>Where the professional's training is kept: <c>{T}.training</c>.</summary>
    [MaxLength(64)]
    public required string Training { get; set; }

    /// <summary>The professional's pseudonym there.</summary>
    [MaxLength(32)]
    public required string Actor { get; set; }
}
