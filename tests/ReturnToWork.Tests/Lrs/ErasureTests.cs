using System.Net;
using System.Text;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Taking back erases, in any order of arrival (design section 2).</summary>
public sealed class ErasureTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    private readonly Guid _share = Guid.NewGuid();

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_share_that_is_taken_back_is_erased_with_all_that_belongs_to_it(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        var (shared, planned, lookedBack, unshared) = (Shared(), Planned(), LookedBack(), Unshared());
        var other = Tell.Shared(Samples.Scene, Guid.NewGuid(), At, ["ask"], []);
        (await player.PostAsync(shared, planned, other)).EnsureSuccessStatusCode();
        (await player.PostAsync(lookedBack)).EnsureSuccessStatusCode();

        (await player.PostAsync(unshared)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await reader.AllIdsAsync("ascending=true")).ShouldBe([other.Id!.Value, unshared.Id!.Value]);
        (await reader.GetAsync($"statements?statementId={_share}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var ledger = await reader.ReadAsync("erasures?since=0");
        ledger.GetProperty("erasures").EnumerateArray().Select(row => row.GetProperty("statement").GetGuid())
            .ShouldBe([_share, planned.Id!.Value, lookedBack.Id!.Value], ignoreOrder: true);
        ledger.GetProperty("erasures").EnumerateArray().ShouldAllBe(row => row.GetProperty("share").GetGuid() == _share);
        (await reader.ReadAsync($"erasures?since={ledger.GetProperty("next").GetInt64()}")).GetProperty("erasures").GetArrayLength().ShouldBe(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_share_that_comes_after_its_taking_back_is_acknowledged_and_not_stored(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        var unshared = Unshared();
        (await player.PostAsync(unshared)).EnsureSuccessStatusCode();

        var late = await player.PostAsync(Shared(), Planned());
        var again = await player.PutAsync(_share, Encoding.UTF8.GetString(Shared().Utf8.Span));

        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await reader.AllIdsAsync("")).ShouldBe([unshared.Id!.Value]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_share_and_its_taking_back_in_one_batch_leave_the_taking_back_only(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        var unshared = Unshared();

        (await player.PostAsync(Shared(), Planned(), unshared)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await player.PostAsync(Shared(), Planned(), unshared)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await reader.AllIdsAsync("")).ShouldBe([unshared.Id!.Value]);
        (await reader.ReadAsync("erasures")).GetProperty("erasures").GetArrayLength().ShouldBe(1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_takes_back_for_another_person_or_in_another_organisation(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var reader = lrs.Client("read");
        var shared = Shared();
        var someoneElse = Tell.Unshared(Samples.Scene with { Name = "another" }, Guid.NewGuid(), At, _share);
        const string authority = """{"mbox":"mailto:tool@example.org"}""";

        (await lrs.Store.AppendAsync("groenrijk", [someoneElse], authority)).Refusal.ShouldBeNull();
        (await lrs.Store.AppendAsync("dekade", [Unshared()], authority)).Refusal.ShouldBeNull();
        (await lrs.Store.AppendAsync("groenrijk", [shared], authority)).Refusal.ShouldBeNull();
        (await lrs.Store.AppendAsync("groenrijk", [Tell.Unshared(Samples.Scene with { Name = "another" }, Guid.NewGuid(), At, _share)], authority)).Refusal.ShouldBeNull();

        (await reader.GetAsync($"statements?statementId={_share}")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Naming_what_somebody_else_said_puts_nothing_into_the_ledger_that_consumers_follow(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var player = lrs.Client("player");
        using var reader = lrs.Client("read");
        const string authority = """{"mbox":"mailto:tool@example.org"}""";
        var paired = Tell.Paired(Samples.Scene, Guid.NewGuid(), At, new string('a', 64), "topics");
        (await lrs.Store.AppendAsync("groenrijk", [paired], authority)).Refusal.ShouldBeNull();
        (await player.PostAsync(Shared(), Planned())).EnsureSuccessStatusCode();
        var another = Samples.Scene with { Name = "another" };

        foreach (var target in (Guid[])[_share, _planned, paired.Id!.Value])
            (await lrs.Store.AppendAsync("groenrijk", [Tell.Unshared(another, Guid.NewGuid(), At, target)], authority)).Refusal.ShouldBeNull();
        // Nor does a learner's own "unshared" reach anything but a share.
        (await player.PostAsync(Tell.Unshared(Samples.Scene, Guid.NewGuid(), At, paired.Id.Value))).EnsureSuccessStatusCode();

        (await reader.ReadAsync("erasures?since=0")).GetProperty("erasures").GetArrayLength().ShouldBe(0);
        (await reader.AllIdsAsync("ascending=true"))[..3].ShouldBe([paired.Id.Value, _share, _planned]);
    }

    [Fact]
    public async Task What_was_taken_back_is_not_in_the_file_any_more()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        (await player.PostAsync(Shared(), Planned())).EnsureSuccessStatusCode();
        Found(lrs, "eerste-stap").ShouldBeTrue();
        Found(lrs, "look-back-day").ShouldBeTrue();

        (await player.PostAsync(Unshared())).EnsureSuccessStatusCode();

        for (var i = 0; i < 50 && (Found(lrs, "eerste-stap") || Found(lrs, "look-back-day")); i++) await Task.Delay(100);
        Found(lrs, "eerste-stap").ShouldBeFalse();
        Found(lrs, "look-back-day").ShouldBeFalse();
        Found(lrs, "unshared").ShouldBeTrue("the search itself works");
    }

    [Fact]
    public async Task The_tools_own_voice_is_stored_and_refused_like_any_other()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var reader = lrs.Client("read");
        var paired = Tell.Paired(Samples.Scene, Guid.NewGuid(), At, PairingCode.KeyedHash("a secret of thirty-two characters!", "groenrijk", "123456"), "topics");
        var other = Tell.Paired(Samples.Scene, paired.Id!.Value, At, PairingCode.KeyedHash("a secret of thirty-two characters!", "groenrijk", "654321"), "topics");

        (await lrs.Store.AppendAsync("groenrijk", [paired], "{\"mbox\":\"mailto:tool@example.org\"}")).Ids.ShouldBe([paired.Id.Value]);
        (await lrs.Store.AppendAsync("groenrijk", [other], "{\"mbox\":\"mailto:tool@example.org\"}")).Refusal!.Code.ShouldBe("L12");

        (await reader.ReadAsync($"statements?statementId={paired.Id}")).GetProperty("authority").GetProperty("mbox").GetString().ShouldBe("mailto:tool@example.org");
    }

    private Statement Shared() => Tell.Shared(Samples.Scene, _share, At, ["topics", "plan"], ["eerste-stap"]);

    private readonly Guid _planned = Guid.NewGuid();

    private Statement Planned() => Tell.Planned(Samples.Scene, _planned, At, _share, new(2026, 11, 29));

    private Statement LookedBack() => Tell.LookedBack(Samples.Scene, Guid.NewGuid(), At, _share);

    private Statement Unshared() => Tell.Unshared(Samples.Scene, Guid.NewGuid(), At, _share);

    private static bool Found(LrsHost lrs, string text) =>
        Directory.GetFiles(lrs.Place.Directory, "lrs.db*", SearchOption.AllDirectories).Any(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
}
