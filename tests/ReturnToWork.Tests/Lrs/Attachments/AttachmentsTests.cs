using System.Net;
using System.Text;
using CsCheck;
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
