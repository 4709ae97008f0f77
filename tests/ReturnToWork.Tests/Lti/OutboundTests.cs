using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>What a call to somebody else's address may do, over a real wire.</summary>
public sealed class OutboundTests
{
    [Fact]
    public async Task L06_no_spelling_of_a_private_address_reaches_a_listener_on_this_machine()
    {
        await using OutboundWire wire = new();
        List<string> hosts = [.. PrivateSpellings.All];
        hosts.Count.ShouldBeGreaterThanOrEqualTo(150);
        foreach (var host in hosts)
        {
            foreach (var scheme in (string[])["https", "http"])
            {
                var text = $"{scheme}://{host}:{wire.Port}/.well-known/openid-configuration";
                // What .NET does not even take as an address never gets as far as a call.
                if (!Uri.TryCreate(text, UriKind.Absolute, out _)) continue;
                var reply = await wire.GetAsync(text);
                reply.Fault.ShouldNotBeNull(text);
                reply.Fault.Code.ShouldBeOneOf(scheme == "http" ? ["L06-not-https", "L06-unusable"] : ["L06-private", "L06-unusable", "L06-no-answer"], text);
            }
        }

        wire.Reached.ShouldBe(0);
    }

    [Fact]
    public async Task L06_every_private_range_is_refused_as_a_number_and_behind_a_public_name()
    {
        await using OutboundWire wire = new();
        foreach (var address in PrivateSpellings.Numbers)
        {
            wire.Lead("lms.example", [address]);
            (await wire.GetAsync($"https://lms.example:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private, address);
            var literal = address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
            (await wire.GetAsync($"https://{literal}:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private, address);
        }

        wire.Reached.ShouldBe(0);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("100.128.0.1", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("2a00:1450:400e::1", true)]
    [InlineData("2620:1ec:21::14", true)]
    [InlineData("::8.8.8.8", false)]
    [InlineData("4000::1", false)]
    public void L06_public_addresses_are_told_from_others(string address, bool isPublic) =>
        PublicAddresses.Contain(IPAddress.Parse(address)).ShouldBe(isPublic);

    [Fact]
    public async Task L06_one_private_address_among_public_ones_is_enough_to_refuse()
    {
        await using OutboundWire wire = new();
        wire.Lead("lms.example", ["8.8.8.8", "127.0.0.1"]);

        (await wire.GetAsync($"https://lms.example:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private);
        wire.Reached.ShouldBe(0);
    }

    [Fact]
    public async Task L06_a_name_that_is_public_first_and_private_then_never_leads_here()
    {
        await using OutboundWire wire = new();
        wire.Lead("lms.example", ["8.8.8.8"], ["127.0.0.1"]);

        (await wire.GetAsync($"https://lms.example:{wire.Port}/")).Fault.ShouldBe(OutboundFault.NoAnswer);
        wire.Asked.ShouldHaveSingleItem("what was vetted is what is dialled: one question for each call");
        wire.Dialled.ShouldHaveSingleItem().ShouldBe([IPAddress.Parse("8.8.8.8")]);

        (await wire.GetAsync($"https://lms.example:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private);
        wire.Reached.ShouldBe(0);
    }

    [Theory]
    [InlineData("127.0.0.1", "http://127.0.0.1")]
    [InlineData("lms.intern", "http://lms.intern")]
    [InlineData("LMS.intern", "http://lms.INTERN")]
    [InlineData("[::1]", "http://[::1]")]
    public async Task L06_a_listed_host_is_called_though_it_is_private_and_plain(string listed, string address)
    {
        await using OutboundWire wire = new(listed);
        wire.Lead("lms.intern", ["127.0.0.1"]);

        var reply = await wire.GetAsync($"{address}:{wire.Port}/");

        reply.IsGood.ShouldBeTrue(reply.Fault?.Code);
        wire.Reached.ShouldBe(1);
    }

    [Fact]
    public async Task L06_a_host_listed_with_a_port_is_called_at_that_port_only_and_lends_nothing_to_its_neighbours()
    {
        await using OutboundWire wire = new("lms.intern:81");
        wire.Lead("lms.intern", ["127.0.0.1"]);
        wire.Lead("x.lms.intern", ["127.0.0.1"]);

        (await wire.GetAsync($"http://lms.intern:{wire.Port}/")).Fault.ShouldBe(OutboundFault.NotHttps);
        (await wire.GetAsync($"https://lms.intern:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private);
        (await wire.GetAsync($"https://x.lms.intern:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Private);
        wire.Reached.ShouldBe(0);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task L06_a_redirect_is_not_followed(int status)
    {
        await using OutboundWire elsewhere = new();
        await using OutboundWire wire = new("127.0.0.1");
        wire.Answer = (stream, ct) => OutboundWire.SayAsync(stream, $"HTTP/1.1 {status} Elsewhere\r\nLocation: http://127.0.0.1:{elsewhere.Port}/\r\nContent-Length: 0\r\n\r\n", ct);

        (await wire.GetAsync($"http://127.0.0.1:{wire.Port}/")).Fault.ShouldBe(OutboundFault.Redirects);
        (wire.Reached, elsewhere.Reached).ShouldBe((1, 0));
    }

    [Theory]
    [InlineData("Content-Length: 262145\r\n\r\n", 262_145, "L06-too-big")]
    [InlineData("\r\n", 262_145, "L06-too-big")]
    [InlineData("Content-Length: 262144\r\n\r\n", 262_144, null)]
    [InlineData("Content-Length: 9999999999\r\n\r\n", 10, "L06-too-big")]
    public async Task L06_an_answer_is_read_up_to_256_KB(string head, int bytes, string? code)
    {
        await using OutboundWire wire = new("127.0.0.1");
        wire.Answer = async (stream, ct) =>
        {
            await OutboundWire.SayAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n" + head, ct);
            await stream.WriteAsync(new byte[bytes], ct);
        };

        ((await wire.GetAsync($"http://127.0.0.1:{wire.Port}/")).Fault?.Code).ShouldBe(code);
    }

    [Fact]
    public async Task L06_an_answer_that_drips_is_given_five_seconds_to_its_last_byte()
    {
        await using OutboundWire wire = new("127.0.0.1");
        wire.Answer = async (stream, ct) =>
        {
            await OutboundWire.SayAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n", ct);
            for (var i = 0; i < 100; i++)
            {
                await stream.WriteAsync("x"u8.ToArray(), ct);
                await Task.Delay(500, ct);
            }
        };
        var began = System.Diagnostics.Stopwatch.GetTimestamp();

        (await wire.GetAsync($"http://127.0.0.1:{wire.Port}/")).Fault.ShouldBe(OutboundFault.TooSlow);

        System.Diagnostics.Stopwatch.GetElapsedTime(began).ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task L06_who_hangs_up_and_who_is_not_there_do_not_answer()
    {
        await using OutboundWire wire = new("127.0.0.1", "nowhere.intern");
        wire.Answer = (_, _) => Task.CompletedTask;
        wire.Lead("nowhere.intern", []);

        (await wire.GetAsync($"http://127.0.0.1:{wire.Port}/")).Fault.ShouldBe(OutboundFault.NoAnswer);
        (await wire.GetAsync("http://127.0.0.1:1/")).Fault.ShouldBe(OutboundFault.NoAnswer);
        (await wire.GetAsync("http://nowhere.intern/")).Fault.ShouldBe(OutboundFault.NoAnswer);
    }

    [Fact]
    public async Task L06_a_certificate_that_nobody_vouches_for_is_named_as_the_fault()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using SslStream secure = new(client.GetStream());
            await secure.AuthenticateAsServerAsync(certificate);
            return await secure.ReadAsync(new byte[1]);
        });
        await using OutboundWire wire = new("127.0.0.1");

        (await wire.GetAsync($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")).Fault.ShouldBe(OutboundFault.Certificate);
        try
        {
            await serving;
        }
        catch (IOException)
        {
            // We hung up in the middle of the handshake: that is what is tested.
        }
    }

    [Theory]
    [InlineData("https://user@lms.example/", "L06-unusable")]
    [InlineData("https://127.0.0.1@lms.example/", "L06-unusable")]
    [InlineData("https://lms.example#@127.0.0.1/", "L06-unusable")]
    [InlineData("https://lms.example:22/", "L06-unusable")]
    [InlineData("https://lms.example:25/", "L06-unusable")]
    [InlineData("https://lms.example:80/", "L06-unusable")]
    [InlineData("/jwks", "L06-unusable")]
    [InlineData("", "L06-unusable")]
    [InlineData("file:///etc/passwd", "L06-unusable")]
    [InlineData("gopher://lms.example:70/", "L06-not-https")]
    [InlineData("ftp://lms.example/", "L06-not-https")]
    [InlineData("http://lms.example/", "L06-not-https")]
    [InlineData("https://lms/", "L06-private")]
    [InlineData("https://printer.local/", "L06-private")]
    [InlineData("https://metadata.google.internal/", "L06-private")]
    [InlineData("https://bücher.example/", "L06-unusable")]
    [InlineData("https://xn--bcher-kva.example/", null)]
    [InlineData("https://lms.example/", null)]
    [InlineData("https://lms.example:8443/", null)]
    public void L06_the_text_of_an_address_is_judged_first(string address, string? code) =>
        (new OutboundRules(Microsoft.Extensions.Options.Options.Create(new OutboundOptions())).Refuses(address)?.Code).ShouldBe(code);
}
