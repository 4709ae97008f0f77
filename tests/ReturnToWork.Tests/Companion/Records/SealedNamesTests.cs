using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion;
using ReturnToWork.Companion.Records;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Records;

/// <summary>Who has the Companion's database but not its master key has no call name and no code (reliability.md S-01).</summary>
public sealed class SealedNamesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task S01_a_stolen_database_opens_no_call_name(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await KeepANameAsync(place);

        await using var thief = Host(place, Path.Combine(place.Directory, "another.key"));

        await using var db = await thief.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
        var person = await db.People.AsNoTracking().SingleAsync(Ct);
        Should.Throw<CryptographicException>(() => thief.Services.GetRequiredService<CallNames>().Open("groenrijk", person.CallName));
        foreach (var element in await db.Set<KeyRingElement>().AsNoTracking().ToListAsync(Ct))
        {
            element.Xml.ShouldContain("<sealed");
            element.Xml.ShouldNotContain("<masterKey", Case.Sensitive);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task S01_a_wrong_master_key_stops_the_start_with_a_sentence(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await KeepANameAsync(place);
        await using var host = Host(place, Path.Combine(place.Directory, "another.key"));

        var trouble = await Should.ThrowAsync<WrongMasterKeyException>(() => host.StartAsync(Ct));

        trouble.Message.ShouldContain("Put back the key file (or Keys:MasterKey) that belongs to this database.");
    }

    [Fact]
    public async Task S01_a_key_that_somebody_planted_unsealed_stops_the_start()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await KeepANameAsync(place);
        await using (var host = Host(place))
        {
            await using var db = await host.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);
            db.Add(new KeyRingElement { Name = "planted", Xml = "<key id=\"7b9c0f3e-1f4e-4c44-9d1a-0a2f5f6f7a10\" version=\"1\"><descriptor><masterKey>AAAA</masterKey></descriptor></key>" });
            await db.SaveChangesAsync(Ct);
        }

        await using var again = Host(place);

        (await Should.ThrowAsync<WrongMasterKeyException>(() => again.StartAsync(Ct))).Message.ShouldContain("not sealed");
    }

    [Fact]
    public async Task S01_another_instance_with_the_same_master_key_reads_the_name()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await KeepANameAsync(place);
        await using var second = Host(place);
        await using var db = await second.Services.GetRequiredService<CompanionStore>().OpenAsync("groenrijk", Ct);

        second.Services.GetRequiredService<CallNames>().Open("groenrijk", (await db.People.AsNoTracking().SingleAsync(Ct)).CallName).ShouldBe("Kees");
    }

    private static async Task KeepANameAsync(FreshPlace place)
    {
        await using var app = await CompanionApp.StartAsync(place: place);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        await anna.NewPersonAsync("Kees");
    }

    private static WebApplication Host(FreshPlace place, string? keyFile = null) => CompanionHost.Build([], builder =>
        CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1", new() { ["Keys:MasterKeyFile"] = keyFile }), null, new MovableClock()));
}
