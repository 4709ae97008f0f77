using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>A text that somebody read before saying yes, once for all who read the same. Nothing in it is about who said yes.</summary>
internal sealed class ConsentText
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>Hex SHA-256 of the text.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }

    /// <summary>The very words, a line per line.</summary>
    [MaxLength(8000)]
    public required string Text { get; init; }

    /// <summary>When somebody last said yes to it. One that no receipt names any more goes after a while.</summary>
    public required DateOnly Day { get; set; }
}

/// <summary>That somebody said yes, to which words, and until when it holds. A no is never written down.</summary>
internal sealed class ConsentReceipt
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(32)]
    public required string Pseudonym { get; init; }

    public required Guid Id { get; init; }

    /// <summary>See <see cref="Consent.ConsentKind"/>.</summary>
    [MaxLength(16)]
    public required string What { get; init; }

    /// <summary>Of a coach: <c>nothing</c>, <c>progress</c> or <c>topics</c>. Else null.</summary>
    [MaxLength(16)]
    public required string? Choice { get; init; }

    /// <summary>Of a coach: the code's keyed hash. Else null.</summary>
    [MaxLength(64)]
    public required string? Code { get; init; }

    [MaxLength(8)]
    public required string Language { get; init; }

    [MaxLength(64)]
    public required string TextHash { get; init; }

    /// <summary>A day, not a moment.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Since when it no longer holds; null while it does.</summary>
    public DateOnly? Withdrawn { get; set; }
}
