using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.Tests.Xapi;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.Attachments.Mixed;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs.Attachments;


/// <summary>The files of attachments: they go with the last statement, survive a kill, and are not believed when they changed (G-04, F-01, F-04, F-23).</summary>
public sealed class AttachmentFilesTests
{
    private static readonly byte[] Cat = Bytes("a cat");
    private static readonly byte[] Dog = Bytes("a dog");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_the_file_goes_with_the_last_statement_that_brought_it(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        (await client.PostMixedAsync(Body(Statement(first, Cat, Dog), Cat, Dog))).EnsureSuccessStatusCode();
        (await client.PostMixedAsync(Body(Statement(second, Cat).Replace(Sha(Cat), Sha(Cat).ToUpperInvariant(), StringComparison.Ordinal), Cat))).EnsureSuccessStatusCode();

        await RemoveAsync(lrs, first);
        lrs.OnDisk().Kept.ShouldBe([Sha(Cat)]);
        var (_, files) = await (await client.GetAsync($"statements?statementId={second}&attachments=true")).PartsAsync();
        files[Sha(Cat)].Bytes.ShouldBe(Cat);
        await RemoveAsync(lrs, second);

        lrs.OnDisk().Kept.ShouldBeEmpty();
        (await client.PostMixedAsync(Body(Statement(first, Cat), Cat))).StatusCode.ShouldBe(HttpStatusCode.OK, "and may come again");
        lrs.OnDisk().Kept.ShouldBe([Sha(Cat)]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_bytes_that_come_again_while_they_are_removed_are_not_lost(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var second = engine == DataProvider.PostgreSql ? await lrs.SecondAsync() : null;
        using var client = lrs.Client();
        for (var round = 0; round < 15; round++)
        {
            var (old, fresh) = (Guid.NewGuid(), Guid.NewGuid());
            (await client.PostMixedAsync(Body(Statement(old, Cat), Cat))).EnsureSuccessStatusCode();
            using var elsewhere = (second ?? lrs).Client();

            var coming = elsewhere.PostMixedAsync(Body(Statement(fresh, Cat), Cat));
            await RemoveAsync(lrs, old);
            (await coming).EnsureSuccessStatusCode();

            var (_, files) = await (await client.GetAsync($"statements?statementId={fresh}&attachments=true")).PartsAsync();
            files[Sha(Cat)].Bytes.ShouldBe(Cat);
            await RemoveAsync(lrs, fresh);
            lrs.OnDisk().Kept.ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task G04_a_share_that_is_taken_back_takes_its_attachments_with_it_in_any_order(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var (early, late) = (Guid.NewGuid(), Guid.NewGuid());
        (await client.PostMixedAsync(Body(Share(early, Cat), Cat))).EnsureSuccessStatusCode();
        lrs.OnDisk().Kept.ShouldBe([Sha(Cat)]);

        (await client.PostAsync(Unshare(early), Unshare(late))).EnsureSuccessStatusCode();
        (await client.PostMixedAsync(Body(Share(late, Dog), Dog))).StatusCode.ShouldBe(HttpStatusCode.OK, "acknowledged, not stored");

        lrs.OnDisk().ShouldSatisfyAllConditions(disk => disk.Kept.ShouldBeEmpty(), disk => disk.Incoming.ShouldBe(0));
        (await client.GetAsync($"statements?statementId={late}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F01_what_a_kill_left_on_disk_is_gone_after_the_next_start_and_nothing_else(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        (await client.PostMixedAsync(Body(Statement(id, Cat), Cat))).EnsureSuccessStatusCode();
        var folder = Path.GetDirectoryName(Directory.GetFiles(lrs.Place.Directory, Sha(Cat), SearchOption.AllDirectories).Single())!;
        var organisation = Path.GetDirectoryName(folder)!;
        Directory.CreateDirectory(Path.Combine(organisation, Sha(Dog)[..2]));
        await File.WriteAllBytesAsync(Path.Combine(organisation, Sha(Dog)[..2], Sha(Dog)), Dog);
        await File.WriteAllBytesAsync(Path.Combine(organisation, "incoming", "half"), Dog);
        using var held = new FileStream(Path.Combine(organisation, "incoming", "writing"), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);

        await lrs.Services.GetRequiredService<AttachmentSweep>().RunAsync(default);

        lrs.OnDisk().ShouldSatisfyAllConditions(disk => disk.Kept.ShouldBe([Sha(Cat)]), disk => disk.Incoming.ShouldBe(1, "what an instance still writes stays"));
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(Path.Combine(folder, Sha(Cat))).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task F23_bytes_that_changed_on_disk_are_never_served(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        (await client.PostMixedAsync(Body(Statement(id, Cat), Cat))).EnsureSuccessStatusCode();
        var file = Directory.GetFiles(lrs.Place.Directory, Sha(Cat), SearchOption.AllDirectories).Single();

        await File.WriteAllBytesAsync(file, Dog);
        var changed = await client.GetAsync($"statements?statementId={id}&attachments=true");
        File.Delete(file);
        var gone = await client.GetAsync($"statements?statementId={id}&attachments=true");
        var alone = await client.GetAsync($"statements?statementId={id}");
        (await client.PostMixedAsync(Body(Statement(Guid.NewGuid(), Cat), Cat))).EnsureSuccessStatusCode();
        var healed = await client.GetAsync($"statements?statementId={id}&attachments=true");

        (changed.StatusCode, await changed.CodeAsync()).ShouldBe((HttpStatusCode.InternalServerError, "attachment-damaged"));
        (gone.StatusCode, await gone.CodeAsync()).ShouldBe((HttpStatusCode.InternalServerError, "attachment-damaged"));
        alone.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await healed.PartsAsync()).Files[Sha(Cat)].Bytes.ShouldBe(Cat, "the same bytes again mend the file");
    }

    [Fact]
    public async Task F04_a_disk_that_cannot_be_written_is_said_and_nothing_is_stored()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        var inTheWay = Path.Combine(lrs.Place.Directory, "tool", "attachments");
        await File.WriteAllTextAsync(inTheWay, "a file where the folder should be");

        var refused = await client.PostMixedAsync(Body(Statement(id, Cat), Cat));
        (await client.PostAsync(A())).StatusCode.ShouldBe(HttpStatusCode.OK);
        File.Delete(inTheWay);
        var again = await client.PostMixedAsync(Body(Statement(id, Cat), Cat));

        ((int)refused.StatusCode, await refused.CodeAsync()).ShouldBe((507, "attachment-disk"));
        again.StatusCode.ShouldBe(HttpStatusCode.OK, "it recovers by itself");
    }

    private static string Share(Guid id, byte[] part) =>
        $$"""{"id":"{{id}}","actor":{"account":{"homePage":"http://h.example/","name":"a"} },"verb":{"id":"http://adlnet.gov/expapi/verbs/shared"},"object":{"id":"http://o.example/o"}{{With(Attachment(part))}} }""";

    private static string Unshare(Guid share) =>
        A(verb: Vocabulary.Current.VerbIri("unshared"), more: $",\"context\":{{\"statement\":{{\"objectType\":\"StatementRef\",\"id\":\"{share}\"}}}}");

    private static async Task RemoveAsync(LrsHost lrs, Guid id)
    {
        var work = new Remove("groenrijk", id);
        await lrs.Services.GetRequiredService<Writer>().WriteAsync(work);
    }

    // What erasing does of it.
    private sealed class Remove(string organisation, Guid id) : Work(organisation)
    {
        public override async Task RunAsync(WriteScope scope, CancellationToken ct)
        {
            await using var command = scope.Command($"SELECT tick FROM {scope.Prefix}statement_ids WHERE organisation = @p0 AND id = @p1", Organisation, id);
            var tick = (long)(await command.ExecuteScalarAsync(ct))!;
            (await Removal.RunAsync(scope, [tick], keepIds: false, ct)).ShouldBe(1);
        }
    }
}
