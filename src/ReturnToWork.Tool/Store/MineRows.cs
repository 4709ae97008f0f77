using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>A visit that somebody stopped before its time; see EndedVisits. Says nothing about who it was.</summary>
internal sealed class EndedVisit
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>Hex SHA-256 over what only the sealed visit knows.</summary>
    [MaxLength(64)]
    public required string Hash { get; init; }

    /// <summary>When the visit would have been over anyway.</summary>
    public required DateTimeOffset Until { get; init; }
}

/// <summary>
/// Somebody asked to be erased. Written in the transaction that takes their rows away here, and gone when the record store has erased too and the files are
/// clean: what a crash leaves behind, the sweep finishes.
/// </summary>
internal sealed class PersonErasing
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Null as soon as nothing else knows it any more; then only the database's files are still to be cleaned.</summary>
    [MaxLength(32)]
    public string? Pseudonym { get; set; }

    public required DateTimeOffset Due { get; set; }

    public required int Attempts { get; set; }
}
