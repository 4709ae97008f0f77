using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool;

/// <summary>Where themes come from, and the addresses that statements speak of. Section <c>Courses</c>.</summary>
internal sealed class CoursesOptions : IValidatableObject
{
    /// <summary>Start of every activity's and account's IRI, without a slash at its end. Never changes once statements have been kept: it is in all of them.</summary>
    public string ActivityBase { get; set; } = "https://returntowork.example";

    /// <summary>The folder of themes to show. Absent: the themes that came with the program.</summary>
    public string? Themes { get; set; }

    /// <summary>The folder of what professionals learn. Absent: what came with the program.</summary>
    public string? Training { get; set; }

    /// <summary>A page that nobody touches is made empty after so many minutes, and the visit is over (WCAG 2.2.1, 2.2.6): 1 to 60, default 10.</summary>
    [Range(1, 60, ErrorMessage = "Courses:IdleMinutes must be between 1 and 60.")]
    public int IdleMinutes { get; set; } = 10;

    public string PeopleOf(string organisation) => $"{ActivityBase}/people/{organisation}";

    public string ThemeOf(string theme) => $"{ActivityBase}/theme/{theme}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Themes is not null && !Directory.Exists(Themes)) yield return new ValidationResult("Courses:Themes must be a folder that exists.");
        if (Training is not null && !Directory.Exists(Training)) yield return new ValidationResult("Courses:Training must be a folder that exists.");
        if (!Uri.TryCreate(ActivityBase, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || ActivityBase.EndsWith('/') || address.Query.Length > 0 || address.Fragment.Length > 0)
            yield return new ValidationResult("Courses:ActivityBase must be an absolute http(s) address without a slash at its end, such as https://returntowork.example.");
    }
}
