using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Store;

/// <summary>How one organisation's pages look and who they say to call.</summary>
internal sealed class HouseStyleRow
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>The token file as it was taken, JSON.</summary>
    [MaxLength(8000)]
    public required string Tokens { get; set; }

    public byte[]? Logo { get; set; }

    [MaxLength(40)]
    public string? LogoType { get; set; }

    [MaxLength(40)]
    public string? Phone { get; set; }

    [MaxLength(200)]
    public string? HelpDutch { get; set; }

    [MaxLength(200)]
    public string? HelpEnglish { get; set; }

    /// <summary>The organisation has approved the texts: the label "concept" is gone (shared/README 13).</summary>
    public required bool ConceptHidden { get; set; }

    public required DateTimeOffset Changed { get; set; }
}

/// <summary>A text of a theme that an organisation says in its own words; the id stays.</summary>
internal sealed class OwnText
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>A theme's number, or <c>shared</c>.</summary>
    [MaxLength(8)]
    public required string Theme { get; init; }

    [MaxLength(8)]
    public required string Language { get; init; }

    [MaxLength(120)]
    public required string TextId { get; init; }

    [MaxLength(400)]
    public required string Text { get; set; }

    /// <summary>Hex SHA-256 of the text it stands for: when that changes, somebody looks again.</summary>
    [MaxLength(64)]
    public required string OfHash { get; set; }

    public required DateTimeOffset Changed { get; set; }
}

/// <summary>One text, spoken by somebody of the organisation.</summary>
internal sealed class Recording
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    [MaxLength(8)]
    public required string Theme { get; init; }

    [MaxLength(8)]
    public required string Language { get; init; }

    [MaxLength(120)]
    public required string TextId { get; init; }

    /// <summary>Hex SHA-256 of the text that was spoken: a changed text has no recording any more.</summary>
    [MaxLength(64)]
    public required string TextHash { get; set; }

    [MaxLength(40)]
    public required string Type { get; set; }

    /// <summary>Of the sound, 32 hex digits: the address under which it is played.</summary>
    [MaxLength(32)]
    public required string Address { get; set; }

    public required byte[] Audio { get; set; }

    public required DateTimeOffset Changed { get; set; }
}

/// <summary>A theme that an organisation does not show its people.</summary>
internal sealed class HiddenTheme
{
    [MaxLength(64)]
    public required string Organisation { get; init; }

    /// <summary>A theme's number.</summary>
    [MaxLength(8)]
    public required string Theme { get; init; }

    public required DateTimeOffset Since { get; init; }
}
