using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace ReturnToWork.Storage.Keys;

/// <summary>
/// Before anything is served: every key in the ring is sealed, and opens with our master key. ASP.NET itself only logs keys that it cannot open and makes a
/// new one, after which everything that was protected would be unreadable without anybody having been told.
/// </summary>
internal sealed class KeyRingOpens<TDb>(IDbContextFactory<TDb> stores, MasterKey master) : IHostedLifecycleService
    where TDb : RoomDb
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        foreach (var element in await db.Set<KeyRingElement>().AsNoTracking().Select(row => row.Xml).ToListAsync(cancellationToken))
        {
            var xml = XElement.Parse(element);
            var secrets = xml.Descendants("sealed").ToList();
            if (xml.Name.LocalName == "key" && secrets.Count == 0)
                throw new WrongMasterKeyException("The key ring in the database holds a key that is not sealed. This program writes none such: find out who did.");
            foreach (var secret in secrets) master.Open(secret.Value);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
