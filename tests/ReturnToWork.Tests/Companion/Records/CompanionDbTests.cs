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

public sealed class CompanionDbTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task T01_every_key_and_index_starts_with_the_organisation_and_every_table_has_the_filter(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var host = Host(place);
        await using var db = await host.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync(Ct);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        // Keys of the installation belong to no organisation.
        var tables = db.Model.GetEntityTypes().Where(table => table.ClrType != typeof(KeyRingElement)).ToList();
        tables.Select(table => table.ClrType.Name).Order().ShouldBe(typeof(IOfOrganisation).Assembly.GetTypes().Where(type => type.Name.EndsWith("Row", StringComparison.Ordinal) && type.Namespace == typeof(PersonRow).Namespace).Select(type => type.Name).Order());
        foreach (var table in tables)
        {
            typeof(IOfOrganisation).IsAssignableFrom(table.ClrType).ShouldBeTrue(table.Name);
            table.FindPrimaryKey()!.Properties[0].Name.ShouldBe("Organisation", table.Name);
            foreach (var index in table.GetIndexes()) index.Properties[0].Name.ShouldBe("Organisation", table.Name);
            table.GetDeclaredQueryFilters().Select(filter => filter.Key).ShouldBe(table.ClrType == typeof(FactRow) ? ["organisation", "beside"] : ["organisation"], ignoreOrder: true, table.Name);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task T01_an_organisation_never_sees_or_writes_anothers_rows_and_without_one_nothing_opens(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine);
        await using var host = Host(place);
        await host.Services.GetRequiredService<RoomMigrations>().StartingAsync(Ct);
        var store = host.Services.GetRequiredService<CompanionStore>();
        await using (var db = await store.OpenAsync("groenrijk", Ct))
        {
            db.Add(APerson("groenrijk"));
            await db.SaveChangesAsync(Ct);
            db.Add(APerson("dekade"));
            await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        }

        await using (var other = await store.OpenAsync("dekade", Ct)) (await other.People.CountAsync(Ct)).ShouldBe(0);
        await using var nobody = await host.Services.GetRequiredService<IDbContextFactory<CompanionDb>>().CreateDbContextAsync(Ct);
        await Should.ThrowAsync<InvalidOperationException>(() => nobody.People.CountAsync(Ct));
        await Should.ThrowAsync<ArgumentException>(() => store.OpenAsync("", Ct));
    }

    [Fact]
    public async Task A_call_name_lies_in_the_database_as_something_that_only_its_organisation_can_open()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var app = await CompanionApp.StartAsync(place: place);
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        var (_, code) = await anna.NewPersonAsync("Kees-canary-x");
        await using (var db = await app.OpenAsync("groenrijk"))
        {
            var person = await db.People.SingleAsync(Ct);
            app.Services.GetRequiredService<CallNames>().Open("groenrijk", person.CallName).ShouldBe("Kees-canary-x");
            Should.Throw<System.Security.Cryptography.CryptographicException>(() => app.Services.GetRequiredService<CallNames>().Open("dekade", person.CallName));
            (await db.Codes.SingleAsync(Ct)).Digits!.ShouldNotContain(code);
        }

        FileSearch.Holding(place.Directory, "Kees-canary-x").ShouldBeEmpty();
    }

    private static PersonRow APerson(string organisation) => new() { Organisation = organisation, Id = Guid.NewGuid(), Coach = "c", CallName = "sealed", Since = DateTimeOffset.UnixEpoch };

    private static WebApplication Host(FreshPlace place) => CompanionHost.Build([], builder =>
        CompanionApp.Configure(builder, CompanionApp.Settings(place, "http://127.0.0.1:1", "http://127.0.0.1:1"), null, new MovableClock()));
}
