namespace ReturnToWork.Tool.Http;

/// <summary>Which part of the host a request is for.</summary>
internal static class Paths
{
    public static bool IsForRecordStore(this HttpRequest request) => request.IsUnder("/xapi") || request.IsUnder("/xapi2");

    /// <summary>Whether a script asked, which reads JSON and no page.</summary>
    public static bool IsForScript(this HttpRequest request) => request.IsUnder("/api") || request.IsUnder("/pairing") || request.IsForRecordStore();

    public static bool IsUnder(this HttpRequest request, string path) => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
