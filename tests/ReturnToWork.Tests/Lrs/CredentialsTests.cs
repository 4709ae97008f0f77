using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lrs;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Credentials that an administrator makes and revokes while the store runs.</summary>
public sealed class CredentialsTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L04_a_pair_that_was_made_opens_what_its_scopes_say_until_it_is_revoked(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();

        var made = await keys.CreateAsync("groenrijk", ["statements/write", "statements/read/mine"], "Absorb, course 12");
        using var client = With(lrs, made.Key!, made.Secret!);
        (await client.PostAsync(A())).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("erasures")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await keys.RevokeAsync("dekade", made.Key!)).ShouldBeFalse("it is another organisation's");
        (await client.GetAsync("statements")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await keys.RevokeAsync("groenrijk", made.Key!)).ShouldBeTrue();
        (await client.GetAsync("statements")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await keys.RevokeAsync("groenrijk", made.Key!)).ShouldBeFalse("it was revoked already");

        var listed = (await keys.ListAsync("groenrijk"))[0];
        (listed.Key, listed.Label, listed.Scopes.Count).ShouldBe((made.Key, "Absorb, course 12", 2));
        listed.Revoked!.Value.ShouldBeGreaterThan(listed.Created!.Value);
        (await keys.ListAsync("dekade")).Select(key => key.Key).ShouldBe(["other"], "those of the settings are listed too, those of others never");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L04_another_instance_knows_what_was_made_and_revoked_within_seconds(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        await using var second = await lrs.SecondAsync();
        using (var warm = second.Client()) await warm.GetAsync("statements");
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();

        var made = await keys.CreateAsync("groenrijk", ["all"], "for both");
        using var client = With(second, made.Key!, made.Secret!);
        (await UntilAsync(client, HttpStatusCode.OK)).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        await keys.RevokeAsync("groenrijk", made.Key!);
        (await UntilAsync(client, HttpStatusCode.Unauthorized)).ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task X16_the_secret_is_256_random_bits_and_nowhere_in_the_files()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();

        var made = await keys.CreateAsync("groenrijk", ["all"], "x");
        var other = await keys.CreateAsync("groenrijk", ["all"], "x");

        System.Buffers.Text.Base64Url.DecodeFromChars(made.Secret).Length.ShouldBe(32);
        (made.Secret, made.Key).ShouldNotBe((other.Secret, other.Key));
        var files = Directory.GetFiles(lrs.Place.Directory, "*", SearchOption.AllDirectories).Select(Bytes).ToList();
        files.Any(bytes => Holds(bytes, Encoding.UTF8.GetBytes(made.Key!))).ShouldBeTrue("the search itself works");
        foreach (var secret in (byte[][])[Encoding.UTF8.GetBytes(made.Secret!), System.Buffers.Text.Base64Url.DecodeFromChars(made.Secret), System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(made.Secret!))])
            files.Any(bytes => Holds(bytes, secret)).ShouldBeFalse();
    }

    [Fact]
    public async Task X16_unknown_wrong_and_revoked_get_one_answer()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();
        var (made, revoked) = (await keys.CreateAsync("groenrijk", ["all"], "x"), await keys.CreateAsync("groenrijk", ["all"], "y"));
        await keys.RevokeAsync("groenrijk", revoked.Key!);
        var answers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, secret) in ((string, string)[])[(made.Key!, revoked.Secret!), (revoked.Key!, revoked.Secret!), ("nobody", made.Secret!), (made.Key!, ""), ("", made.Secret!)])
        {
            using var client = With(lrs, key, secret);
            var response = await client.GetAsync("statements");
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        answers.Count.ShouldBe(1);
    }

    [Fact]
    public async Task L04_a_header_that_is_not_whole_is_401_and_never_500()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 }) { BaseAddress = new Uri(lrs.Address) };
        foreach (var header in (string[])["Basic", "Basic ", "Basic =", "Basic YWxs", "Basic ////", "Basic Og==", "Basic a b c", "Basic ÿÿ", ", Basic YWxsOmFsbA==", "Basic YWxsOmFsbA==, Basic YWxsOmFsbA==", "Basic" + new string('A', 9_000)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "statements") { Headers = { { "X-Experience-API-Version", "1.0.3" } } };
            request.Headers.TryAddWithoutValidation("Authorization", header);

            // What is not text Kestrel itself refuses.
            ((int)(await client.SendAsync(request)).StatusCode).ShouldBeOneOf(header.Any(c => c > '~') ? [400, 401] : [401]);
        }
    }

    [Fact]
    public async Task A_pair_without_known_scopes_or_a_label_is_not_made()
    {
        await using var lrs = await LrsHost.StartAsync(DataProvider.Sqlite);
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();

        foreach (var scopes in (string[][])[[], ["everything"], ["all", "ALL"]]) (await keys.CreateAsync("groenrijk", scopes, "a label")).Refusal!.Code.ShouldBe("scopes");
        foreach (var label in (string[])["", "two\nlines", new string('x', 101)]) (await keys.CreateAsync("groenrijk", ["all"], label)).Refusal!.Code.ShouldBe("label");

        (await keys.ListAsync("groenrijk")).ShouldAllBe(key => key.Created == null);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task X04_authority_and_stored_are_the_stores_whatever_was_sent(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        var made = await lrs.Services.GetRequiredService<RecordStoreKeys>().CreateAsync("groenrijk", ["statements/write", "statements/read"], "x");
        using var client = With(lrs, made.Key!, made.Secret!);
        var id = Guid.NewGuid();

        (await client.PutAsync(id, A(id, more: ""","authority":{"mbox":"mailto:forged@example.org"},"stored":"2001-01-01T00:00:00Z" """))).EnsureSuccessStatusCode();

        var stored = await client.ReadAsync($"statements?statementId={id}");
        stored.GetProperty("authority").GetProperty("account").GetProperty("name").GetString().ShouldBe(made.Key);
        stored.GetProperty("authority").TryGetProperty("mbox", out _).ShouldBeFalse();
        stored.GetProperty("stored").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L04_read_mine_sees_what_this_pair_wrote_on_every_way_of_reading(DataProvider engine)
    {
        await using var lrs = await LrsHost.StartAsync(engine);
        var keys = lrs.Services.GetRequiredService<RecordStoreKeys>();
        var made = await keys.CreateAsync("groenrijk", ["statements/write", "statements/read/mine"], "x");
        using var mine = With(lrs, made.Key!, made.Secret!);
        using var other = lrs.Client();
        var (own, theirs) = (Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray(), Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray());
        for (var i = 0; i < 5; i++)
        {
            (await mine.PutAsync(own[i], A(own[i]))).EnsureSuccessStatusCode();
            (await other.PutAsync(theirs[i], A(theirs[i]))).EnsureSuccessStatusCode();
        }

        const string agent = "{\"account\":{\"homePage\":\"http://h.example/\",\"name\":\"a\"}}";
        foreach (var query in (string[])["ascending=true", "ascending=true&limit=2", $"ascending=true&limit=1&agent={agent}", $"ascending=true&agent={agent}&related_agents=true", "ascending=true&verb=http://v.example/v", "ascending=true&limit=2&activity=http://o.example/o"])
            (await mine.AllIdsAsync(query)).SequenceEqual(own).ShouldBeTrue(query);
        (await mine.GetAsync($"statements?statementId={own[0]}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await mine.GetAsync($"statements?statementId={theirs[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetAsync($"statements?voidedStatementId={theirs[0]}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        // Another pair's cursor opens nothing either.
        var more = (await other.ReadAsync("statements?limit=1")).GetProperty("more").GetString()!;
        (await mine.GetAsync(more)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    internal static HttpClient With(LrsHost lrs, string key, string secret)
    {
        var client = lrs.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}")));
        return client;
    }

    private static async Task<TimeSpan> UntilAsync(HttpClient client, HttpStatusCode wanted)
    {
        var watch = Stopwatch.StartNew();
        while ((await client.GetAsync("statements?limit=1")).StatusCode != wanted && watch.Elapsed < TimeSpan.FromSeconds(10)) await Task.Delay(100);
        return watch.Elapsed;
    }

    private static bool Holds(byte[] bytes, byte[] mark) => bytes.AsSpan().IndexOf(mark) >= 0;

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
