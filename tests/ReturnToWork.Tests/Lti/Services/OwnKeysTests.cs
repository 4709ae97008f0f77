using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>Our own key pairs: what is published, when they change, and that no private half is to be seen.</summary>
public sealed class OwnKeysTests
{
    private static readonly HttpClient Http = new();

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K1_the_key_set_is_public_may_be_kept_by_a_cache_and_holds_public_members_only(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        await tool.RotateAsync();

        foreach (var path in new[] { "/.well-known/jwks.json", $"/lti/keys/{await tool.IdOfAsync("client-a")}" })
        {
            using var answer = await Http.GetAsync(tool.Address + path);

            answer.IsSuccessStatusCode.ShouldBeTrue(path);
            answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=300");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
            var keys = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("keys").EnumerateArray().ToList();
            keys.ShouldNotBeEmpty();
            foreach (var key in keys)
            {
                key.EnumerateObject().Select(member => member.Name).ShouldBe(["kty", "kid", "alg", "use", "n", "e"], ignoreOrder: true);
                (key.Text("kty"), key.Text("alg"), key.Text("use")).ShouldBe(("RSA", "RS256", "sig"));
                Base64UrlEncoder.DecodeBytes(key.Text("n")).Length.ShouldBe(256);
            }

            PublishedKeys.Read(await answer.Content.ReadAsByteArrayAsync())!.Values.ShouldAllBe(key => key != null);
        }

        (await Http.GetAsync($"{tool.Address}/lti/keys/{Guid.NewGuid()}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K1_the_private_half_lies_sealed_for_its_own_organisation_and_client(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        await tool.RotateAsync();
        await using var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();
        var rows = await db.OwnKeys.AsNoTracking().ToListAsync();

        rows.Count.ShouldBe(4);
        foreach (var row in rows)
        {
            using var rsa = RSA.Create();
            Should.Throw<CryptographicException>(() => rsa.ImportPkcs8PrivateKey(row.Sealed, out _));
        }

        // Somebody with the database in hand gives one client the key of another: it does not open there.
        var (mine, other) = (rows[0], rows[1]);
        await db.OwnKeys.Where(row => row.Kid == other.Kid).ExecuteUpdateAsync(set => set.SetProperty(row => row.Sealed, mine.Sealed));
        var client = (await tool.ClientsAsync()).WithKey(other.Client)!;
        await Should.ThrowAsync<CryptographicException>(() => tool.Services.GetRequiredService<OwnKeys>().SignAsync(client, [], CancellationToken.None));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K2_a_key_signs_a_day_after_it_was_published_for_ninety_days_and_stays_for_thirty_more(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        var began = tool.Clock.GetUtcNow();
        Dictionary<string, DateTimeOffset> published = [], lastPublished = [], firstSigned = [], lastSigned = [];
        var (client, keys) = (await tool.ClientAsync("client-a"), tool.Services.GetRequiredService<OwnKeys>());
        for (var step = 0; step < 2 * 280; step++)
        {
            await keys.RotateAsync([client], CancellationToken.None);
            var now = tool.Clock.GetUtcNow();
            var set = await keys.PublishedAsync(client, CancellationToken.None);
            foreach (var kid in set.Select(key => key.Kid))
            {
                published.TryAdd(kid, now);
                lastPublished[kid] = now;
            }

            var signing = KidOf(await keys.SignAsync(client, [], CancellationToken.None));
            set.ShouldContain(key => key.Kid == signing);
            firstSigned.TryAdd(signing, now);
            lastSigned[signing] = now;
            tool.Clock.Advance(TimeSpan.FromHours(12));
        }

        var order = firstSigned.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToList();
        order.Count.ShouldBe(4);
        published.Keys.ShouldBe(order, ignoreOrder: true);
        foreach (var (kid, next) in order.Zip(order.Skip(1)))
        {
            (firstSigned[next] - published[next]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(24));
            (lastSigned[kid] - firstSigned[kid]).ShouldBeInRange(TimeSpan.FromDays(89), TimeSpan.FromDays(91));
            if (firstSigned[next] < began.AddDays(240)) (lastPublished[kid] - lastSigned[kid]).ShouldBeInRange(TimeSpan.FromDays(30), TimeSpan.FromDays(31));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K2_an_alarm_that_was_missed_for_half_a_year_is_made_good_without_haste(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        await tool.RotateAsync();
        var old = await tool.KidThatSignsAsync("client-a");
        tool.Clock.Advance(TimeSpan.FromDays(180));

        await tool.RotateAsync();

        (await tool.KidThatSignsAsync("client-a")).ShouldBe(old, "its successor is not known anywhere yet");
        (await tool.SetAsync("client-a")).Count.ShouldBe(2);
        tool.Clock.Advance(TimeSpan.FromHours(27));
        (await tool.KidThatSignsAsync("client-a")).ShouldNotBe(old);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K2_two_instances_at_once_may_make_two_first_keys_and_whatever_either_signs_is_published_at_both(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool, newKeys: true);

        var tokens = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? tool : twin).SignAsync("client-a")));
        await Task.WhenAll(tool.RotateAsync(), twin.RotateAsync());
        tool.Clock.Advance(TimeSpan.FromDays(90));
        await Task.WhenAll(tool.RotateAsync(), twin.RotateAsync());

        foreach (var one in new[] { tool, twin })
        {
            var set = (await one.SetAsync("client-a")).Select(key => key.Kid).ToHashSet();
            tokens.ShouldAllBe(token => set.Contains(KidOf(token)));
        }

        tool.Clock.Advance(TimeSpan.FromHours(27));
        (await tool.KidThatSignsAsync("client-a")).ShouldBe(await twin.KidThatSignsAsync("client-a"));
        tokens.Select(KidOf).ShouldNotContain(await tool.KidThatSignsAsync("client-a"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K2_the_keys_of_a_registration_that_went_stay_thirty_days_and_go(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        await tool.RotateAsync();
        var keys = tool.Services.GetRequiredService<OwnKeys>();
        var rest = (await tool.ClientsAsync()).All.Where(client => client.ClientId != "client-b").ToList();

        await keys.RotateAsync(rest, CancellationToken.None);
        (await keys.PublishedAsync(CancellationToken.None)).Count.ShouldBe(4);
        tool.Clock.Advance(TimeSpan.FromDays(31));
        await keys.RotateAsync(rest, CancellationToken.None);

        (await keys.PublishedAsync(CancellationToken.None)).Count.ShouldBe(3);
        await using var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();
        (await db.OwnKeys.CountAsync()).ShouldBe(3);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task K3_every_registration_has_a_pair_of_its_own_and_a_pem_of_the_public_half(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine, newKeys: true);
        var sets = new List<string>();
        foreach (var client in new[] { "client-a", "client-q", "shared", "client-b" })
        {
            var key = (await tool.SetAsync(client)).Single();
            sets.Add(key.Kid);
            var pem = await Http.GetStringAsync($"{tool.Address}/lti/keys/{await tool.IdOfAsync(client)}.pem");

            pem.ShouldStartWith("-----BEGIN PUBLIC KEY-----");
            pem.ShouldNotContain("PRIVATE");
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            Verifies(await tool.SignAsync(client), rsa).ShouldBeTrue();
        }

        sets.Distinct().Count().ShouldBe(4);
        // Two organisations share this client, so they share its keys; each has a number of its own in the settings.
        var south = FromSettings.IdOf(new RegistrationOptions { Organisation = "south", Issuer = tool.A.Address, ClientId = "shared" });
        (await Http.GetStringAsync($"{tool.Address}/lti/keys/{south}")).ShouldContain(sets[2]);
    }

    private static string KidOf(string token) => JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[0]))!["kid"]!.GetValue<string>();

    private static bool Verifies(string token, RSA rsa)
    {
        var parts = token.Split('.');
        return rsa.VerifyData(System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64UrlEncoder.DecodeBytes(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}

/// <summary>What these tests ask of the tool's own keys.</summary>
internal static class OwnKeysOfTool
{
    private static readonly HttpClient Http = new();

    public static async Task<Clients> ClientsAsync(this ToolUnderTest tool) => await tool.Services.GetRequiredService<PlatformClients>().NowAsync(CancellationToken.None);

    public static async Task<PlatformClient> ClientAsync(this ToolUnderTest tool, string clientId) => (await tool.ClientsAsync()).All.Single(client => client.ClientId == clientId);

    public static async Task<Guid> IdOfAsync(this ToolUnderTest tool, string clientId) => (await tool.ClientAsync(clientId)).Of.Id;

    public static Task RotateAsync(this ToolUnderTest tool) => tool.Services.GetRequiredService<KeyRotation>().RunAsync();

    public static async Task RotateAsync(this ToolUnderTest tool, string clientId) =>
        await tool.Services.GetRequiredService<OwnKeys>().RotateAsync([await tool.ClientAsync(clientId)], CancellationToken.None);

    public static async Task<List<JsonWebKey>> SetAsync(this ToolUnderTest tool, string clientId) =>
        [.. new JsonWebKeySet(await Http.GetStringAsync($"{tool.Address}/lti/keys/{await tool.IdOfAsync(clientId)}")).Keys];

    public static async Task<string> SignAsync(this ToolUnderTest tool, string clientId) =>
        await tool.Services.GetRequiredService<OwnKeys>().SignAsync(await tool.ClientAsync(clientId), new JsonObject { ["iss"] = clientId }, CancellationToken.None);

    public static async Task<string> KidThatSignsAsync(this ToolUnderTest tool, string clientId) =>
        JsonNode.Parse(Base64UrlEncoder.Decode((await tool.SignAsync(clientId)).Split('.')[0]))!["kid"]!.GetValue<string>();
}
