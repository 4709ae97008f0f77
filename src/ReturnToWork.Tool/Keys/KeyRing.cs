using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Keys;

/// <summary>ASP.NET's key ring in the Tool's own database, so that every instance reads every other's sessions and tokens.</summary>
internal static class KeyRing
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddOptions<KeysOptions>().BindConfiguration("Keys").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MasterKey>();
        services.AddSingleton<LearnerKeys>();
        services.AddSingleton<PersonKeys>();
        services.AddHostedService<KeyRingOpens>();
        services.AddHostedService(provider => provider.GetRequiredService<LearnerKeys>());
        services.AddDataProtection().SetApplicationName("ReturnToWork.Tool");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new InTheStore(provider.GetRequiredService<IDbContextFactory<ToolDb>>());
            options.XmlEncryptor = new SealedWithTheMasterKey(provider.GetRequiredService<MasterKey>());
        }));
        return services;
    }

    private sealed class InTheStore(IDbContextFactory<ToolDb> stores) : IXmlRepository
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = stores.CreateDbContext();
            return [.. db.KeyRing.AsNoTracking().Select(row => row.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = stores.CreateDbContext();
            db.KeyRing.Add(new KeyRingElement { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }
    }
}

/// <summary>Puts a key's XML into the key ring sealed.</summary>
internal sealed class SealedWithTheMasterKey(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", master.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedWithTheMasterKey));
}

/// <summary>Its counterpart. Made by ASP.NET from the type's name in the key ring.</summary>
internal sealed class OpenedWithTheMasterKey(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Open(encryptedElement.Value)));
}

/// <summary>
/// Before anything is served: every key in the ring opens with our master key. ASP.NET itself only logs keys that it cannot open and makes a new one, after
/// which everybody's answers would be unreadable without anybody having been told.
/// </summary>
internal sealed class KeyRingOpens(IDbContextFactory<ToolDb> stores, MasterKey master) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        foreach (var element in await db.KeyRing.AsNoTracking().Select(row => row.Xml).ToListAsync(cancellationToken))
        {
            foreach (var key in XElement.Parse(element).Descendants("sealed")) master.Open(key.Value);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
