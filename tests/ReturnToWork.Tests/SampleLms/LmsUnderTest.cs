using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using global::SampleLms;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.TestKit;
using Xunit;

namespace ReturnToWork.Tests.SampleLms;

/// <summary>The sample platform on a free port, with a browser that keeps cookies and follows nothing by itself.</summary>
public sealed partial class LmsUnderTest : IAsyncDisposable
{
    private static readonly (string Name, string Pem)[] Keys = [("lti.pem", NewPem()), ("openid.pem", NewPem())];

    private readonly WebApplication _app;

    private LmsUnderTest(WebApplication app, string address, string folder)
    {
        _app = app;
        (Address, Folder) = (address, folder);
        Browser = NewBrowser();
    }

    public string Address { get; }

    public string Folder { get; }

    public HttpClient Browser { get; private set; }

    public LaunchTampering Tampering => _app.Services.GetRequiredService<LaunchTampering>();

    public IServiceProvider Services => _app.Services;

    /// <param name="tool">Where the tool that is there from the start lives.</param>
    /// <param name="clock">The platform's time.</param>
    public static async Task<LmsUnderTest> StartAsync(string? folder = null, int? port = null, string? tool = null, TimeProvider? clock = null)
    {
        folder ??= NewFolder();
        var address = $"http://127.0.0.1:{port ?? FreePorts.Take(1)[0]}";
        var app = SampleLmsHost.Build([], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["SampleLms:Address"] = address,
                ["SampleLms:DataDirectory"] = folder,
                ["SampleLms:ToolAddress"] = tool ?? "http://localhost:5080",
            });
            if (clock is not null) builder.Services.AddSingleton(clock);
        });
        await app.StartAsync();
        return new LmsUnderTest(app, address, folder);
    }

    /// <summary>With keys that were made once: making a pair takes longer than everything else here.</summary>
    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("rtw-lms-").FullName;
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName;
        foreach (var (name, pem) in Keys) File.WriteAllText(Path.Combine(keys, name), pem);
        return folder;
    }

    public HttpClient NewBrowser() => new(new Jar()) { BaseAddress = new Uri(Address) };

    /// <summary>The same platform as nobody yet: for tests that share one host.</summary>
    public LmsUnderTest Anew()
    {
        Browser.Dispose();
        Browser = NewBrowser();
        return this;
    }

    public Task<HttpResponseMessage> PickAsync(string learner) =>
        Browser.PostAsync("/", new FormUrlEncodedContent([new("learner", learner)]));

    /// <summary>Name and value of each hidden field of a page.</summary>
    public static Dictionary<string, string> FieldsOf(string page) =>
        HiddenField().Matches(page).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    public async Task StopAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string NewPem()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    // Browsers send a Secure cookie over http to this machine; .NET's own container does not.
    private sealed class Jar() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
            {
                var pair = line.Split(';')[0].Split('=', 2);
                if (pair[1].Length == 0 || line.Contains("01 Jan 1970", StringComparison.Ordinal)) _cookies.Remove(pair[0]);
                else _cookies[pair[0]] = pair[1];
            }

            return answer;
        }
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex HiddenField();
}

/// <summary>One platform for the tests of a class; they run one after the other.</summary>
public sealed class SharedLms : IAsyncLifetime
{
    public LmsUnderTest Lms { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Lms = await LmsUnderTest.StartAsync();

    public ValueTask DisposeAsync() => Lms.DisposeAsync();
}
