namespace ReturnToWork.Courses.Protocols;

/// <summary>All versions of the training protocol in one folder, with what their author has to mend. One with an error is left out.</summary>
public sealed class ProtocolLibrary
{
    private readonly Dictionary<string, Protocol> _byVersion;

    private ProtocolLibrary(IEnumerable<Protocol> versions, IReadOnlyList<ThemeProblem> problems)
    {
        Versions = [.. versions.OrderBy(version => version.From).ThenBy(version => version.Version, StringComparer.Ordinal)];
        _byVersion = Versions.ToDictionary(version => version.Version, StringComparer.Ordinal);
        Problems = problems;
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Protocol> Versions { get; }

    public IReadOnlyList<ThemeProblem> Problems { get; }

    /// <summary>Null for a version that is not there.</summary>
    public Protocol? Find(string version) => _byVersion.GetValueOrDefault(version);

    /// <summary>Under which version somebody begins who begins on this day: the newest that holds then, else the oldest there is.</summary>
    /// <exception cref="InvalidOperationException">There is no version at all.</exception>
    public Protocol For(DateOnly day) => Versions.LastOrDefault(version => version.From <= day) ?? (Versions.Count > 0 ? Versions[0] : throw new InvalidOperationException("There is no version of the training protocol."));

    /// <summary>Reads and checks every <c>*.yaml</c> of a folder.</summary>
    public static ProtocolLibrary Load(string folder)
    {
        var (problems, versions) = (new ProblemList(), new List<Protocol>());
        if (!Directory.Exists(folder)) problems.Error("no-folder", folder, 0, "Deze map bestaat niet. Zet hier het trainingsprotocol neer.", "This folder does not exist. Put the training protocol here.");
        foreach (var path in (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml") : []).Order(StringComparer.Ordinal))
            if (ProtocolReader.Read(path, Path.GetFileName(path), problems) is { } version)
                versions.Add(version);
        if (versions.GroupBy(version => version.From).FirstOrDefault(day => day.Count() > 1) is { } twice)
            problems.Error("same-day", Path.GetFileName(folder), 0, $"Twee versies gelden vanaf dezelfde dag: {string.Join(" en ", twice.Select(version => version.Version))}.", $"Two versions hold from the same day: {string.Join(" and ", twice.Select(version => version.Version))}.");
        return new ProtocolLibrary(versions, problems.All);
    }
}
