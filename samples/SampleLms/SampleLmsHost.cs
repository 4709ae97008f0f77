using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace SampleLms;

/// <summary>
/// A small learning platform to try things on one's own machine: an LTI 1.3 platform for learners, and an OpenID provider for coaches and their colleagues.
/// It shares no code with the product, so that the two really have to speak to each other.
/// </summary>
public static class SampleLmsHost
{
    /// <summary>Builds the host; it listens on <c>SampleLms:Address</c> once it is run.</summary>
    /// <param name="args">Command line, in .NET's own form: <c>--SampleLms:Address=http://127.0.0.1:5090</c>.</param>
    /// <param name="configure">What a demo or a test wants different.</param>
    /// <exception cref="IOException">When the host is started, not here: the port is in use.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(SampleLmsHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        configure?.Invoke(builder);

        builder.Services.AddOptions<SampleLmsOptions>().BindConfiguration("SampleLms").ValidateDataAnnotations().ValidateOnStart();
        var options = builder.Configuration.GetSection("SampleLms").Get<SampleLmsOptions>() ?? new SampleLmsOptions();
        builder.WebHost.UseUrls(options.Address);
        // Moodle sends curly quotes in a header, and so can this platform.
        builder.WebHost.ConfigureKestrel(server => server.ResponseHeaderEncodingSelector = _ => Encoding.Latin1);
        builder.Services.AddSingleton(provider => provider.GetRequiredService<IOptions<SampleLmsOptions>>().Value);
        // ASP.NET warns that these keys lie unsealed. They do: they protect the cookie of somebody who picked a made-up name, and nothing else.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Services.AddDataProtection().SetApplicationName("SampleLms").PersistKeysToFileSystem(KeptKeys.Folder(options));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddRazorPages();
        builder.Services.AddPlatform();
        builder.Services.AddSignIn(options);

        var app = builder.Build();
        app.UsePageHeaders(options);
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "assets", "sample-lms")),
            RequestPath = "/assets",
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapPlatform();
        app.MapStorage();
        app.MapSignIn();
        return app;
    }
}
