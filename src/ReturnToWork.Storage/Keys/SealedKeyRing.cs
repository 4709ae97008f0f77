using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Storage.Keys;

/// <summary>ASP.NET's key ring in a host's own database, so that every instance reads what every other protected; sealed with a key that is not in the database.</summary>
public static class SealedKeyRing
{
    /// <summary>
    /// Adds ASP.NET's DataProtection over this host's database. The host does not start on a key ring that its master key does not open
    /// (<see cref="WrongMasterKeyException"/>). Call it after <c>AddRoomStore</c> of the same context.
    /// </summary>
    /// <typeparam name="TDb">The room whose model has <see cref="HasKeyRing"/>.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="host">Lower-case name of the host: the default key file is <c>{Data:Directory}/{host}/master.key</c>.</param>
    /// <param name="applicationName">Parts what one host protects from what another does; the same in all instances, for ever.</param>
    public static IServiceCollection AddSealedKeyRing<TDb>(this IServiceCollection services, string host, string applicationName)
        where TDb : RoomDb
    {
        services.AddInstallationKey(host);
        services.AddHostedService<KeyRingOpens<TDb>>();
        services.AddDataProtection().SetApplicationName(applicationName);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            options.XmlRepository = new InTheStore<TDb>(provider.GetRequiredService<IDbContextFactory<TDb>>());
            options.XmlEncryptor = new SealedWithTheMasterKey(provider.GetRequiredService<MasterKey>());
        }));
        return services;
    }

    /// <summary>Adds <see cref="InstallationKey"/>. Rooms of one host may each call it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="host">Lower-case name of the host: the default key file is <c>{Data:Directory}/{host}/master.key</c>.</param>
    public static IServiceCollection AddInstallationKey(this IServiceCollection services, string host)
    {
        services.AddOptions<KeysOptions>().BindConfiguration("Keys").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(provider => new MasterKey(provider.GetRequiredService<IOptions<KeysOptions>>().Value, provider.GetRequiredService<IOptions<DataOptions>>().Value, host));
        services.TryAddSingleton(provider => new InstallationKey(provider.GetRequiredService<MasterKey>()));
        return services;
    }

    /// <summary>Puts the key ring's table into a room's model.</summary>
    public static void HasKeyRing(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<KeyRingElement>().ToTable("key_ring").HasKey(row => row.Name);
    }

    private sealed class InTheStore<TDb>(IDbContextFactory<TDb> stores) : IXmlRepository
        where TDb : RoomDb
    {
        public IReadOnlyCollection<XElement> GetAllElements()
        {
            using var db = stores.CreateDbContext();
            return [.. db.Set<KeyRingElement>().AsNoTracking().Select(row => row.Xml).AsEnumerable().Select(OpenedByUs)];
        }

        public void StoreElement(XElement element, string friendlyName)
        {
            using var db = stores.CreateDbContext();
            db.Add(new KeyRingElement { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
            db.SaveChanges();
        }

        // ASP.NET makes the decryptor from the type's name beside the key. That name is ours to say, not the database's: it may date from before a class moved.
        private static XElement OpenedByUs(string xml)
        {
            var element = XElement.Parse(xml);
            foreach (var key in element.Descendants("sealed")) key.Parent!.SetAttributeValue("decryptorType", typeof(OpenedWithTheMasterKey).AssemblyQualifiedName);
            return element;
        }
    }
}

/// <summary>Puts a key's XML into the key ring sealed.</summary>
internal sealed class SealedWithTheMasterKey(MasterKey master) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed", master.Seal(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)))), typeof(OpenedWithTheMasterKey));
}

/// <summary>Its counterpart. Made by ASP.NET.</summary>
internal sealed class OpenedWithTheMasterKey(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<MasterKey>().Open(encryptedElement.Value)));
}
