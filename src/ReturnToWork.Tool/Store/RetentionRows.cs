using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>How deleting by age goes for one kind of data of one organisation. Counts; nobody.</summary>
internal sealed class RetentionMark
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Kind { get; init; }

    /// <summary>The latest time that an earlier run saw.</summary>
    public required DateTimeOffset HighWater { get; set; }

    public DateTimeOffset? RanAt { get; set; }

    /// <summary>Code of why it refuses; null while all is well.</summary>
    [MaxLength(32)]
    public string? Trouble { get; set; }

    /// <summary>How many people it was about the last time that there were any, when that was, and in all.</summary>
    public int LastCount { get; set; }

    public DateTimeOffset? LastDeleted { get; set; }

    public long Total { get; set; }
}
