namespace SampleLms;

/// <summary>
/// The addresses of services. Like Moodle's they have a query, so that a tool that simply appends <c>/scores</c> goes wrong here as it would there.
/// </summary>
internal static class ServiceAddress
{
    public static string LineItems(SampleLmsOptions options, RegisteredTool tool) => $"{Base(options, tool)}/lineitems?type_id={tool.Number}";

    public static string LineItem(SampleLmsOptions options, RegisteredTool tool, LineItem item, string part = "") =>
        $"{Base(options, tool)}/lineitems/{item.Number}/lineitem{part}?type_id={tool.Number}";

    public static string Members(SampleLmsOptions options, RegisteredTool tool) => $"{Base(options, tool)}/memberships?type_id={tool.Number}";

    private static string Base(SampleLmsOptions options, RegisteredTool tool) => $"{options.Address}/lti/services/{SampleCourse.ContextOf(tool.Organisation)}";
}
