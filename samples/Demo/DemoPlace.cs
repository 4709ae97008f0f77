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

    /// <summary>Reads it from the command line (<c>--Demo:ToolPort=5180</c>) or the environment (<c>Demo__ToolPort</c>); what is not given is as above.</summary>
    /// <exception cref="FormatException">A port that is none, in words.</exception>
    public static DemoPlace From(string[] args)
    {
        var demo = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build().GetSection("Demo");
        var usual = new DemoPlace();
        return new DemoPlace(
            Port(nameof(ToolPort), usual.ToolPort), Port(nameof(CompanionPort), usual.CompanionPort), Port(nameof(LmsPort), usual.LmsPort), demo[nameof(DataDirectory)] ?? usual.DataDirectory);

        int Port(string name, int usually) => demo[name] switch
        {
            null => usually,
            var text when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 => port,
            var text => throw new FormatException($"Demo:{name} is '{text}'. Give a port from 1 to 65535, or leave it out for {usually}."),
        };
    }
}
