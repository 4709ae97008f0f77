using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Storage;

public sealed class ErasureLedgerTests
{
    [Fact]
    public async Task G05_what_was_noted_is_read_back_whatever_the_organisation_is_called_and_a_torn_line_is_no_line()
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        string[] organisations = ["groenrijk", "De Kade", "Werk & Co  Noord", "x"];
        var ledger = LedgerOf(place);
        foreach (var organisation in organisations) ledger.Note(organisation, ledger.MarkOf(organisation, "learner", "kees"));
        await File.AppendAllTextAsync(ledger.File, "2026-11-23 De Ka", TestContext.Current.CancellationToken);
        ledger.Note("De Kade", ledger.MarkOf("De Kade", "learner", "fatma"));

        var again = LedgerOf(place);
        again.Read().ShouldBe([.. organisations.Select(organisation => (organisation, again.MarkOf(organisation, "learner", "kees"))), ("De Kade", again.MarkOf("De Kade", "learner", "fatma"))], ignoreOrder: true);
        again.Knows("De Kade", () => again.MarkOf("De Kade", "learner", "kees")).ShouldBeTrue();
        again.Knows("Kade", () => again.MarkOf("De Kade", "learner", "kees")).ShouldBeFalse();
    }

    private static ErasureLedger LedgerOf(FreshPlace place)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", place.Directory)]).Build());
        services.AddSingleton(TimeProvider.System).AddErasureLedger("shelf", "tests");
        return services.BuildServiceProvider().GetRequiredKeyedService<ErasureLedger>("shelf");
    }
}
