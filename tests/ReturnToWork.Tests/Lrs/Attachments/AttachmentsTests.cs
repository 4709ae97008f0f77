using System.Net;
using System.Text;
using CsCheck;
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

/// <summary>What is attached comes back as it was, to those who may have it, and goes when the last statement that brought it goes.</summary>
public sealed class AttachmentsTests
{
    private static readonly byte[] Cat = Bytes("a cat");
    private static readonly byte[] Dog = Bytes("a dog");

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L22_the_answer_is_multipart_byte_for_byte_and_its_head_is_the_same(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        byte[] tricky = [0, 13, 10, 45, 45, .. Bytes($"\r\n--{Boundary[..^1]}\r\n\r\n--"), 255, 10];
        (await client.PostMixedAsync(Body(A(id, more: With(Attachment(tricky, type: "image/png"))), tricky))).EnsureSuccessStatusCode();

        var response = await client.GetAsync($"statements?statementId={id}&attachments=true");
        using var asking = new HttpRequestMessage(HttpMethod.Head, new Uri($"statements?statementId={id}&attachments=true", UriKind.Relative));
        var head = await client.SendAsync(asking);
        var alone = await client.GetAsync($"statements?statementId={id}&attachments=false");

        var type = response.Content.Headers.ContentType!.ToString();
        type.ShouldStartWith("multipart/mixed; boundary=");
        var boundary = type["multipart/mixed; boundary=".Length..];
        var json = await alone.Content.ReadAsByteArrayAsync();
        byte[] expected =
        [
            .. Bytes($"--{boundary}\r\nContent-Type: application/json\r\n\r\n"), .. json,
            .. Bytes($"\r\n--{boundary}\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {Sha(tricky)}\r\n\r\n"), .. tricky, .. Bytes($"\r\n--{boundary}--\r\n"),
        ];
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(expected);
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.Contains("X-Experience-API-Consistent-Through").ShouldBeTrue();
        alone.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        head.Content.Headers.ContentLength.ShouldBe(expected.Length);
        head.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        head.Content.Headers.ContentType.ToString().ShouldNotBe(type, "a fresh boundary every time");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L20_L22_every_page_brings_its_own_attachments_once(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var parts = Enumerable.Range(0, 5).Select(i => Bytes($"file {i}")).ToList();
        foreach (var part in parts) (await client.PostMixedAsync(Body($"[{Statement(Guid.NewGuid(), part, Cat)},{A()}]", part, Cat))).EnsureSuccessStatusCode();

        var seen = new List<string>();
        var pages = 0;
        for (var next = "statements?attachments=true&limit=4&ascending=true"; next.Length > 0; pages++)
        {
            var (json, files) = await (await client.GetAsync(next)).PartsAsync();
            files.ShouldContainKey(Sha(Cat));
            seen.AddRange(files.Where(file => file.Key != Sha(Cat)).Select(file => Encoding.Latin1.GetString(file.Value.Bytes)));
            next = json.GetProperty("more").GetString()!;
        }

        pages.ShouldBe(3);
        seen.Order(StringComparer.Ordinal).ShouldBe(parts.Select(part => Encoding.Latin1.GetString(part)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L22_any_list_of_parts_goes_in_and_comes_out_equal(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        // Many of them full of what boundaries are made of, and some larger than any buffer.
        var bytes = Gen.OneOf(Gen.Byte.Array[0, 300], Gen.Int[0, 4].Select(i => "\r\n-rb"u8[i]).Array[0, 400], Gen.Byte.Array[60_000, 70_000]);

        await bytes.Array[0, 6].SampleAsync(async parts =>
        {
            var id = Guid.NewGuid();
            var distinct = parts.DistinctBy(Sha).Where(part => !Encoding.Latin1.GetString(part).Contains($"\r\n--{Boundary}", StringComparison.Ordinal)).ToArray();
            (await client.PostMixedAsync(Body(Statement(id, distinct), distinct))).StatusCode.ShouldBe(HttpStatusCode.OK);
            var (_, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();
            files.Count.ShouldBe(distinct.Length);
            foreach (var part in distinct) files[Sha(part)].Bytes.ShouldBe(part);
        }, iter: 40, threads: 2);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X09_who_only_knows_a_hash_gets_no_bytes_for_it(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var ours = lrs.Client();
        using var theirs = lrs.Client("other");
        (await ours.PostMixedAsync(Body(Statement(Guid.NewGuid(), Cat), Cat))).EnsureSuccessStatusCode();
        var id = Guid.NewGuid();
        var named = A(id, more: With(Attachment(Cat, ",\"fileUrl\":\"http://f.example/f\"")));

        foreach (var client in (HttpClient[])[ours, theirs])
        {
            (await client.PostAsync(A(more: With(Attachment(Cat))))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "bytes must come with the statement, also when they are here");
            (await client.PutAsync(id, named)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
            var (_, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();
            files.ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X09_a_content_type_of_the_sender_never_becomes_a_header_of_ours(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        (await client.PostMixedAsync(Body(A(id, more: With(Attachment(Cat, type: "text/html\\r\\nSet-Cookie: a=b"))), Cat))).EnsureSuccessStatusCode();

        var (_, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();

        files[Sha(Cat)].Type.ShouldBe("application/octet-stream");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L12_a_repetition_and_a_conflict_keep_no_more_than_was_there(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        (await client.PostMixedAsync(Body(Statement(id, Cat), Cat))).EnsureSuccessStatusCode();

        (await client.PostMixedAsync(Body(Statement(id, Cat), Cat))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostMixedAsync(Body(Statement(id, Dog), Dog))).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        lrs.OnDisk().ShouldSatisfyAllConditions(disk => disk.Kept.ShouldBe([Sha(Cat)]), disk => disk.Incoming.ShouldBe(0));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X09_an_organisation_never_passes_its_part_of_the_disk(DataProvider engine)
    {
        const int Room = 10_000, Each = 3_000;
        await using var lrs = await LrsHost.StartAsync(engine, new() { ["Lrs:Attachments:MaxBytesPerOrganisation"] = $"{Room}" });
        await using var second = engine == DataProvider.PostgreSql ? await lrs.SecondAsync(new() { ["Lrs:Attachments:MaxBytesPerOrganisation"] = $"{Room}" }) : null;
        using var client = lrs.Client();
        using var elsewhere = (second ?? lrs).Client();
        using var others = lrs.Client("other");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () =>
        {
            var part = Enumerable.Repeat((byte)i, Each).ToArray();
            var response = await (i % 2 == 0 ? client : elsewhere).PostMixedAsync(Body(Statement(Guid.NewGuid(), part), part));
            return (response.StatusCode, Code: response.IsSuccessStatusCode ? "" : await response.CodeAsync());
        })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBeInRange(1, 3);
        answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.RequestEntityTooLarge && answer.Code == "attachment-quota");
        lrs.OnDisk().Kept.Count.ShouldBe(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        lrs.OnDisk().Incoming.ShouldBe(0);
        (await client.PostAsync(A())).StatusCode.ShouldBe(HttpStatusCode.OK, "statements without attachments go on");
        (await others.PostMixedAsync(Body(Statement(Guid.NewGuid(), Cat), Cat))).StatusCode.ShouldBe(HttpStatusCode.OK, "another organisation has its own room");
        var more = Enumerable.Repeat((byte)99, Each).ToArray();
        while (lrs.OnDisk().Kept.Count < 4 && (await client.PostMixedAsync(Body(Statement(Guid.NewGuid(), more), more))).StatusCode == HttpStatusCode.OK) more = [.. more.Select(b => (byte)(b + 1))];
        lrs.OnDisk().Kept.Count.ShouldBe(4, "three of ours and the other's");
    }

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
    public async Task X01_a_player_attaches_nothing()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var player = lrs.Client("player");
        var told = Encoding.UTF8.GetString(Tell.Progressed(Samples.Scene, Guid.NewGuid(), DateTimeOffset.UnixEpoch.AddYears(56), "wens", 1).Utf8.Span);

        var plain = await player.PostAsync(told);
        var response = await player.PostMixedAsync(Body($"{told[..^1]}{With(Attachment(Cat))}}}", Cat));

        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Directory.Exists(Path.Combine(lrs.Place.Directory, "tool", "attachments")).ShouldBeFalse("refused before anything was taken in");
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

    [Fact]
    public async Task X09_a_sender_who_breaks_off_leaves_nothing()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = lrs.Client();
        var body = Body(Statement(Guid.NewGuid(), new byte[500_000]), new byte[500_000]);
        using var content = new BreaksOff(body[..300_000], () => lrs.OnDisk().Incoming == 1);
        content.Headers.TryAddWithoutValidation("Content-Type", MixedType);

        await Should.ThrowAsync<HttpRequestException>(client.PostAsync(new Uri("statements", UriKind.Relative), content));

        for (var i = 0; i < 200 && lrs.OnDisk().Incoming > 0; i++) await Task.Delay(100);
        lrs.OnDisk().ShouldSatisfyAllConditions(disk => disk.Kept.ShouldBeEmpty(), disk => disk.Incoming.ShouldBe(0));
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

    // Goes away when the store has begun to take it in.
    private sealed class BreaksOff(byte[] start, Func<bool> isTakenIn) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(start);
            await stream.FlushAsync();
            for (var i = 0; i < 200 && !isTakenIn(); i++) await Task.Delay(50);
            isTakenIn().ShouldBeTrue();
            throw new IOException("The sender went away.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = start.Length * 2;
            return true;
        }
    }
}
