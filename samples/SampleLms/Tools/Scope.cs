namespace SampleLms;

/// <summary>What a service token may do (Assignment and Grade Services 2.0, 3; Names and Role Provisioning Services 2.0, 2).</summary>
internal static class Scope
{
    private const string Ags = "https://purl.imsglobal.org/spec/lti-ags/scope/";

    public const string LineItem = Ags + "lineitem";
    public const string LineItemRead = Ags + "lineitem.readonly";
    public const string ResultRead = Ags + "result.readonly";
    public const string Score = Ags + "score";
    public const string Members = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    public static IReadOnlyList<string> All { get; } = [LineItem, LineItemRead, ResultRead, Score, Members];

    /// <summary>Those of the gradebook.</summary>
    public static IEnumerable<string> Grades(RegisteredTool tool) => tool.Scopes.Where(scope => scope.StartsWith(Ags, StringComparison.Ordinal));

    /// <summary>Words separated by spaces, as scopes travel (RFC 6749 3.3).</summary>
    public static string[] Split(string? scopes) => (scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
