namespace ReturnToWork.Courses.Protocols;

/// <summary>One version of the training protocol for professionals (method 4.2): what there is to do, and what shows that it was done.</summary>
/// <param name="Version">Its name, which is the file's; who began under it stays under it.</param>
/// <param name="From">Who begins on this day or later begins under it, until a later version.</param>
/// <param name="CertificateMonths">How long a certificate is valid.</param>
/// <param name="WarnDays">From so many days before its end people are warned.</param>
/// <param name="GraceDays">So many days after its end what is missing can still be made up for.</param>
/// <param name="Basis">Codes of the requirements for "basis klaar".</param>
/// <param name="Guide">Codes for "mag begeleiden".</param>
/// <param name="Certificate">Codes for the certificate.</param>
/// <param name="KeepUp">Codes that count each year of a certificate.</param>
/// <param name="Recovery">Codes to do anew after a certificate was lost.</param>
/// <param name="Reasons">Reason code → words by language.</param>
/// <param name="Requirements">In the order of the file.</param>
public sealed record Protocol(
    string Version, DateOnly From, int CertificateMonths, int WarnDays, int GraceDays, IReadOnlyList<string> Basis, IReadOnlyList<string> Guide, IReadOnlyList<string> Certificate,
    IReadOnlyList<string> KeepUp, IReadOnlyList<string> Recovery, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Reasons, IReadOnlyList<Requirement> Requirements)
{
    private readonly Dictionary<string, Requirement> _byCode = Requirements.ToDictionary(requirement => requirement.Code, StringComparer.Ordinal);
    private readonly Dictionary<string, (Requirement, Evidence)> _byEvidence =
        Requirements.SelectMany(requirement => requirement.Evidence.Select(evidence => (requirement, evidence))).ToDictionary(one => one.evidence.Code, StringComparer.Ordinal);

    public Requirement? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The requirement that a piece of evidence belongs to; null for a code that this version does not know.</summary>
    public (Requirement Requirement, Evidence Evidence)? FindEvidence(string code) => _byEvidence.TryGetValue(code, out var found) ? found : null;
}

/// <summary>One part of the training.</summary>
/// <param name="Code">Such as <c>P3</c>; the same in statements.</param>
/// <param name="Names">Name by language.</param>
/// <param name="About">A sentence or two by language.</param>
/// <param name="Forms">In which form, by language.</param>
/// <param name="Minutes">How long it takes in all.</param>
/// <param name="After">Codes that are meant to come before it. What was done earlier counts all the same.</param>
/// <param name="ValidMonths">How long it counts; null for ever.</param>
/// <param name="Exemptions">Reason codes for which a trainer may exempt somebody; none: nobody can be.</param>
/// <param name="Evidence">What shows that it was done: all of it.</param>
public sealed record Requirement(
    string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, string> About, IReadOnlyDictionary<string, string> Forms, int Minutes, IReadOnlyList<string> After,
    int? ValidMonths, IReadOnlyList<string> Exemptions, IReadOnlyList<Evidence> Evidence);

/// <summary>One piece of evidence.</summary>
/// <param name="Code">The object of the statement: <c>{ActivityBase}/requirement/{code}</c>, or the theme.</param>
/// <param name="Kind">One of <see cref="Kinds"/>: what people call it.</param>
/// <param name="Verb"><c>completed</c>, <c>passed</c> or <c>attended</c>, of vocabulary.json.</param>
/// <param name="Count">How many times.</param>
/// <param name="IsYearly">So many in each year of a certificate.</param>
public sealed record Evidence(string Code, string Kind, string Verb, int Count, bool IsYearly)
{
    public static readonly IReadOnlyList<string> Kinds = ["e-learning", "aanwezig", "rollenspel", "verslag", "feedback", "casus", "vragen"];

    public static readonly IReadOnlyList<string> Verbs = ["completed", "passed", "attended"];
}
