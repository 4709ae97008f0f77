using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Courses.Style;

namespace ReturnToWork.Authoring.Preview;

/// <summary><c>preview [folder] [--port n] [--style tokens.json]</c>: a page on this machine only, that follows every file that is saved.</summary>
internal static class PreviewCommand
{
    public static async Task<int> RunAsync(Arguments asked, Say say, string directory, CancellationToken ct)
    {
        if (ThemePlace.Find(asked.Folder, directory) is not { } place)
        {
            say.Line("no-folder", ("folder", asked.Folder ?? ""));
            return 2;
        }

        var style = HouseStyle.Default;
        if (asked.HouseStyle is { } file)
        {
            var reading = File.Exists(Path.GetFullPath(file, directory)) ? HouseStyle.Read(await File.ReadAllTextAsync(Path.GetFullPath(file, directory), ct)) : null;
            if (reading?.Style is null)
            {
                say.Line("preview.style", ("why", reading is null ? file : string.Join(" ", reading.Problems.Select(problem => say.Language == "en" ? problem.English : problem.Dutch))));
                return 1;
            }

            style = reading.Style;
        }

        await using var app = PreviewHost.Build(place, directory, asked.Port, style);
        await app.StartAsync(ct);
        say.Line("preview.open", ("address", $"{AddressOf(app)}/?taal={say.Language}"));
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    public static string AddressOf(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
