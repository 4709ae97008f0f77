namespace SampleLms;

/// <summary>Something on the course page that opens a tool.</summary>
internal sealed record Activity
{
    /// <summary>In the address of its page here.</summary>
    public required string Number { get; init; }

    /// <summary>The place in the course (LTI 1.3 Core 5.3.5).</summary>
    public required string ResourceLinkId { get; init; }

    public required string Organisation { get; init; }

    public required string ClientId { get; init; }

    public required string DeploymentId { get; init; }

    /// <summary>Says nothing about anybody's health.</summary>
    public required string Title { get; init; }

    public string? Text { get; init; }

    public required string TargetLink { get; init; }

    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether the tool asked for a window of its own instead of a frame.</summary>
    public bool OwnWindow { get; init; }

    /// <summary>The one that is there from the start stays.</summary>
    public bool FromTheStart { get; init; }
}

/// <summary>The one course of an organisation.</summary>
internal static class SampleCourse
{
    public static string ContextOf(string organisation) => $"{organisation}-3";

    public static Organisation? OrganisationOf(string? context) => SampleLearners.Organisations.FirstOrDefault(known => ContextOf(known.Code) == context);
}
