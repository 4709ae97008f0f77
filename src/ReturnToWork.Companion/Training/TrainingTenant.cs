namespace ReturnToWork.Companion.Training;

/// <summary>
/// The organisation that training rows stand in: <c>{T}.training</c>, where T is the organisation that trains. Employees' rows stand in T itself, and the wall between organisations keeps the two apart.
/// </summary>
internal static class TrainingTenant
{
    private const string Suffix = ".training";

    /// <param name="trainer">The organisation that trains.</param>
    public static string Of(string trainer) => trainer + Suffix;

    public static bool Is(string organisation) => organisation.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>The organisation that trains, of a tenant.</summary>
    public static string TrainerOf(string tenant) => tenant[..^Suffix.Length];
}
