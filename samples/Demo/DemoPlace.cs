namespace ReturnToWork.Demo;

/// <summary>Where the three hosts of a demo live. The defaults are the fixed names of the README; tests take free ports and a folder of their own.</summary>
/// <remarks>The LMS lives on 127.0.0.1 while the others live on localhost: two sites for a browser, so the theme's frame is the hard, third-party case.</remarks>
public sealed record DemoPlace(int ToolPort = 5080, int CompanionPort = 5081, int LmsPort = 5090, string DataDirectory = "data")
{
    /// <summary>Where the themes run.</summary>
    public string Tool => $"http://localhost:{ToolPort}";

    /// <summary>Where coaches sign in.</summary>
    public string Companion => $"http://localhost:{CompanionPort}";

    /// <summary>The sample LMS, also the OpenID provider.</summary>
    public string Lms => $"http://127.0.0.1:{LmsPort}";

    /// <summary>All three.</summary>
    public IReadOnlyList<int> Ports => [ToolPort, CompanionPort, LmsPort];
}
