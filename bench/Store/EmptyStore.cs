using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.Lrs;
using ReturnToWork.TestKit.Storage;

namespace ReturnToWork.Bench.Store;

/// <summary>The tables as the store's own migrations make them, with this month's partitions on PostgreSQL.</summary>
internal static class EmptyStore
{
    public static async Task MakeAsync(FreshPlace place)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(place.Settings);
        builder.Configuration["Urls"] = "http://127.0.0.1:0";
        builder.Services.AddLrs(builder.Configuration);
        await using var app = builder.Build();
        await app.StartAsync();
        await app.Services.GetRequiredService<Writer>().WriteAsync(new MoveClock("bench"));
        await app.StopAsync();
    }
}
