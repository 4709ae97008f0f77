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
}
