using Microsoft.Playwright;
using Xunit;

namespace ReturnToWork.TestKit;

/// <summary>
/// Debian's Chromium, once per run. Give it to the test assembly with <c>[assembly: AssemblyFixture(typeof(Browsers))]</c> and take
/// it in a test class's constructor. It starts when the first test asks, and each test gets a context of its own.
/// </summary>
public sealed class Browsers : IAsyncLifetime
{
    /// <summary>Never a downloaded browser: the one that people can install.</summary>
    public const string Chromium = "/usr/bin/chromium";

    /// <summary>The same engine without windows, tabs and settings: less work for two cores. What is about a user's own settings or a microphone takes <see cref="Chromium"/>.</summary>
    public const string Shell = "/usr/bin/chromium-headless-shell";

    // Hinting: the shell by itself draws letters narrower than the whole browser does, and lines would be longer.
    private static readonly string[] Quiet =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--use-fake-device-for-media-stream", "--font-render-hinting=none"];

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _shell, _whole;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The browser, started if need be.</summary>
    /// <exception cref="FileNotFoundException">Chromium is not installed: a missing browser is a failure, never a skipped test.</exception>
    public Task<IBrowser> ChromiumAsync() => StartedAsync(whole: false);

    private async Task<IBrowser> StartedAsync(bool whole)
    {
        foreach (var browser in (string[])[Chromium, Shell])
            if (!File.Exists(browser)) throw new FileNotFoundException("Install the browsers first: apt-get install chromium chromium-headless-shell", browser);
        await _starting.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return whole
                ? _whole ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, ChromiumSandbox = false, Args = Quiet })
                : _shell ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Shell, ChromiumSandbox = false, Args = Quiet });
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>A browser that has seen nothing yet: no cookie, no storage. Close it after the test.</summary>
    /// <param name="shape">Size, language, reduced motion, offline; null for a phone of 360 by 740.</param>
    public async Task<IBrowserContext> FreshAsync(BrowserNewContextOptions? shape = null) =>
        Patient(await (await StartedAsync(whole: shape?.Permissions?.Contains("microphone", StringComparer.Ordinal) == true)).NewContextAsync(shape ?? new() { ViewportSize = new() { Width = 360, Height = 740 }, Locale = "nl-NL" }));

    /// <summary>
    /// A browser whose user blocks every site's cookies and storage, partitioned ones too, except one host's: the setting itself, as the browser keeps it in its
    /// profile, not an imitation. Close it after the test; the profile is the caller's to delete.
    /// </summary>
    /// <param name="profile">Empty folder for the profile.</param>
    /// <param name="allowedHost">The one host that may keep cookies.</param>
    /// <param name="allowedInOwnWindow">A host that may keep them when it is not in another site's frame.</param>
    /// <param name="size">Of the window; 1280 by 900 unless said.</param>
    public async Task<IBrowserContext> BlockingCookiesExceptAsync(DirectoryInfo profile, string allowedHost, string? allowedInOwnWindow = null, ViewportSize? size = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        await ChromiumAsync();
        var exceptions = new Dictionary<string, object>(StringComparer.Ordinal) { [$"{allowedHost},*"] = new { setting = 1 } };
        if (allowedInOwnWindow is not null) exceptions[$"{allowedInOwnWindow},{allowedInOwnWindow}"] = new { setting = 1 };
        var preferences = new
        {
            profile = new
            {
                default_content_setting_values = new { cookies = 2 },
                content_settings = new { exceptions = new { cookies = exceptions } },
            },
        };
        await File.WriteAllTextAsync(Path.Combine(profile.CreateSubdirectory("Default").FullName, "Preferences"), System.Text.Json.JsonSerializer.Serialize(preferences));
        return Patient(await _playwright!.Chromium.LaunchPersistentContextAsync(profile.FullName, new()
        {
            ExecutablePath = Chromium, ChromiumSandbox = false, Args = Quiet, Locale = "nl-NL", ViewportSize = size ?? new() { Width = 1280, Height = 900 },
        }));
    }

    /// <summary>Two cores, several browsers and a database: what comes at all may take a minute. A test that waits for less says so.</summary>
    private static IBrowserContext Patient(IBrowserContext context)
    {
        context.SetDefaultTimeout(60_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in new[] { _shell, _whole }) if (browser is not null) await browser.DisposeAsync();
        _playwright?.Dispose();
        _starting.Dispose();
    }
}
