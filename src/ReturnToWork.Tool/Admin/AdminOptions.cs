using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Admin;

/// <summary>Section <c>Admin</c>.</summary>
internal sealed class AdminOptions : IValidatableObject
{
    /// <summary>Time zone in which the administrator sees days and times. Default Europe/Amsterdam.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) yield return new ValidationResult("Admin:TimeZone is not known on this machine.");
    }
}

/// <summary>An organisation by its name. Section <c>Organisations:N</c>, as in the Companion.</summary>
internal sealed class OrganisationOptions
{
    /// <summary>Short code, the same in record store, LTI registrations and claims.</summary>
    public string Id { get; set; } = "";

    /// <summary>Name that the administrator sees. Default: the code.</summary>
    public string? Name { get; set; }

    /// <summary>Whether people are asked to take part in research. Absent: nobody is asked anything.</summary>
    public ResearchOptions? Research { get; set; }
}

/// <summary>Whose research it is. Section <c>Organisations:N:Research</c>; both stand in the text that people say yes to.</summary>
internal sealed class ResearchOptions
{
    /// <summary>Characters of each at most.</summary>
    public const int Longest = 120;

    /// <summary>Who does the research, such as <c>Hogeschool De Brug</c>: somebody who has no say over the people who are asked.</summary>
    public string By { get; set; } = "";

    /// <summary>Whom to ask about it, as a sentence: <c>Bel Mila, 010 123 45 67.</c></summary>
    public string Contact { get; set; } = "";

    public bool IsWhole => IsLine(By) && IsLine(Contact);

    private static bool IsLine(string text) => text.Trim().Length is > 0 and <= Longest && !text.Any(char.IsControl);
}
