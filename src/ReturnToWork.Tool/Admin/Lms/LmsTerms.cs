using System.Globalization;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Pages;

namespace ReturnToWork.Tool.Admin.Lms;

/// <summary>What an administrator chooses for a connection, however it is made.</summary>
/// <param name="Known">The themes of this host.</param>
/// <param name="Label">Their own word for it.</param>
/// <param name="Offer">The one theme; null: everything.</param>
/// <param name="Grades">Tell the gradebook "klaar".</param>
/// <param name="Members">Count members.</param>
/// <param name="Faults">What is wrong with what was typed.</param>
internal sealed record LmsTerms(Themes Known, string Label, string? Offer, bool Grades, bool Members, IReadOnlyList<RegistrationFault> Faults)
{
    public const int LongestLabel = 120;

    /// <summary>Only a theme that we have is an offer.</summary>
    public static LmsTerms Read(Themes themes, string? label, string? offer, bool grades, bool members) =>
        new(themes, (label ?? "").Trim(), offer is { Length: > 0 } && themes.Find(offer) is not null ? offer : null, grades, members, []);

    public IEnumerable<(string Number, string Title)> Themes(string language) =>
        Known.All.Select(theme => (theme.Number.ToString(CultureInfo.InvariantCulture), theme.Name(language)));

    /// <summary>A key of the texts for what is wrong with a field; null when nothing is.</summary>
    public string? Fault(string field) => Faults.FirstOrDefault(fault => fault.Field == field) is { } fault ? $"lms.wrong.{fault.Code}" : null;
}

/// <summary>One line of the form, as <c>_LmsField</c> shows it.</summary>
/// <param name="Name">Field of the draft.</param>
/// <param name="Value">What was typed.</param>
/// <param name="Wrong">A key of the texts.</param>
/// <param name="IsNeeded">The browser may say so itself.</param>
internal sealed record LmsField(string Name, string? Value, string? Wrong, bool IsNeeded);
