using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.Attachments.Mixed;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs.Attachments;

/// <summary>L23, X-15: a signature is verified or refused, with keys made here.</summary>
public sealed class SignedStatementsTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private const string Usage = "http://adlnet.gov/expapi/attachments/signature";
    private const string Binary = "application/octet-stream";
    private static readonly RSA Key = RSA.Create(2_048);
    private static readonly RSA OtherKey = RSA.Create(2_048);
    private static readonly RSA WeakKey = RSA.Create(1_024);
    private static readonly ECDsa Curve = ECDsa.Create();
    private static readonly DateTimeOffset Long = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly X509Certificate2 Own = new CertificateRequest("CN=teller", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Long, Long.AddYears(90));
    private static readonly X509Certificate2 Other = new CertificateRequest("CN=other", OtherKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Long, Long.AddYears(90));
    private static readonly X509Certificate2 Weak = new CertificateRequest("CN=weak", WeakKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(Long, Long.AddYears(90));
    private static readonly X509Certificate2 OfCurve = new CertificateRequest("CN=curve", Curve, HashAlgorithmName.SHA256).CreateSelfSigned(Long, Long.AddYears(90));
    private static readonly X509Certificate2 Root = Authority();
    private static readonly X509Certificate2 Vouched = new CertificateRequest("CN=vouched", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).Create(Root, Long, Long.AddYears(89), [1, 2, 3]);

    // Name, and the JWS for a statement (as sent before it was signed).
    private static readonly Dictionary<string, Func<string, string>> Good = new(StringComparer.Ordinal)
    {
        ["RS256 with its certificate"] = payload => Jws("RS256", payload, X5c(Own)),
        ["RS384 with its certificate"] = payload => Jws("RS384", payload, X5c(Own)),
        ["RS512 with its certificate"] = payload => Jws("RS512", payload, X5c(Own)),
        ["a certificate and who vouches for it"] = payload => Jws("RS256", payload, X5c(Vouched, Root)),
        ["no certificate"] = payload => Jws("RS256", payload, ""),
        ["other headers that are only hints"] = payload => Jws("RS256", payload, ",\"typ\":\"JWT\",\"kid\":\"1\",\"jku\":\"http://127.0.0.1:1/\",\"x5u\":\"http://127.0.0.1:1/\""),
        ["the same statement written in another way"] = payload => Jws("RS256", " " + payload.Replace(",\"verb\"", ", \"verb\"", StringComparison.Ordinal), X5c(Own)),
        ["no id yet when it was signed"] = payload => Jws("RS256", payload.Remove(1, payload.IndexOf(',', StringComparison.Ordinal)), X5c(Own)),
    };

    private static readonly Dictionary<string, Func<string, string>> Bad = new(StringComparer.Ordinal)
    {
        ["a signature of another key than the certificate's"] = payload => Jws("RS256", payload, X5c(Other)),
        ["a signature with one bit turned"] = payload => Turn(Jws("RS256", payload, X5c(Own))),
        ["another statement"] = payload => Jws("RS256", payload.Replace("v.example/v", "v.example/w", StringComparison.Ordinal), X5c(Own)),
        ["another statement and no certificate"] = payload => Jws("RS256", payload.Replace("v.example/v", "v.example/w", StringComparison.Ordinal), ""),
        ["a statement with another id"] = payload => Jws("RS256", payload.Replace(payload[7..43], Guid.NewGuid().ToString(), StringComparison.Ordinal), X5c(Own)),
        ["HS256"] = payload => Jws("HS256", payload, X5c(Own)),
        ["no algorithm"] = payload => Jws("none", payload, ""),
        ["PS256"] = payload => Jws("PS256", payload, X5c(Own)),
        ["an algorithm in small letters"] = payload => Jws("rs256", payload, X5c(Own)),
        ["two algorithms"] = payload => Jws("RS256", payload, ",\"alg\":\"RS256\""),
        ["an extension that must be understood"] = payload => Jws("RS256", payload, ",\"crit\":[\"exp\"],\"exp\":1"),
        ["a payload that is not encoded"] = payload => Jws("RS256", payload, ",\"b64\":false"),
        ["a payload that is no JSON"] = payload => Jws("RS256", payload[1..], X5c(Own)),
        ["a payload that is no statement"] = _ => Jws("RS256", "{}", X5c(Own)),
        ["two parts"] = payload => string.Join('.', Jws("RS256", payload, "").Split('.')[..2]),
        ["four parts"] = payload => Jws("RS256", payload, "") + ".x",
        ["no signature"] = payload => string.Join('.', Jws("RS256", payload, "").Split('.')[..2]) + ".",
        ["padding"] = payload => Jws("RS256", payload, "") + "=",
        ["a line break at its end"] = payload => Jws("RS256", payload, "") + "\n",
        ["JSON instead of the compact form"] = payload => $"{{\"payload\":\"{Url(payload)}\"}}",
        ["nothing"] = _ => "",
        ["an empty list of certificates"] = payload => Jws("RS256", payload, ",\"x5c\":[]"),
        ["a certificate that is none"] = payload => Jws("RS256", payload, ",\"x5c\":[\"AAAA\"]"),
        ["a certificate of 1,024 bits"] = payload => Jws("RS256", payload, X5c(Weak), WeakKey),
        ["a certificate of another kind of key"] = payload => Jws("RS256", payload, X5c(OfCurve)),
        ["a certificate beside one that does not vouch for it"] = payload => Jws("RS256", payload, X5c(Own, Root)),
        ["a chain in the wrong order"] = payload => Jws("RS256", payload, X5c(Root, Vouched)),
    };

    public static TheoryData<DataProvider, string> GoodNames => Names(Good.Keys);

    public static TheoryData<DataProvider, string> BadNames => Names(Bad.Keys);

    [Theory, MemberData(nameof(GoodNames))]
    public async Task L23_a_true_signature_is_kept_with_its_statement(DataProvider engine, string name)
    {
        var id = Guid.NewGuid();
        foreach (var version in (XapiVersion[])[XapiVersion.V103, XapiVersion.V200])
        {
            using var client = hosts.On[engine].Client(version: version);
            var jws = Bytes(Good[name](A(id)));

            var response = await client.PostMixedAsync(Body(Signed(id, jws), jws));

            response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
            var (_, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();
            files[Sha(jws)].Bytes.ShouldBe(jws);
            id = Guid.NewGuid();
        }
    }

    [Theory, MemberData(nameof(BadNames))]
    public async Task X15_a_signature_that_is_not_true_is_refused(DataProvider engine, string name)
    {
        using var client = hosts.On[engine].Client();
        var id = Guid.NewGuid();
        var jws = Bytes(Bad[name](A(id)));

        var response = await client.PostMixedAsync(Body(Signed(id, jws), jws));

        var refusal = await response.JsonOfAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, refusal.GetRawText());
        refusal.GetProperty("code").GetString().ShouldBe("L23", refusal.GetRawText());
        (await client.GetAsync($"statements?statementId={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        hosts.On[engine].OnDisk().Incoming.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L23_a_signature_comes_with_its_statement_and_as_octets(DataProvider engine)
    {
        using var client = hosts.On[engine].Client();
        var id = Guid.NewGuid();
        var jws = Bytes(Jws("RS256", A(id), X5c(Own)));
        const string elsewhere = ",\"fileUrl\":\"http://127.0.0.1:1/\"";

        foreach (var response in (HttpResponseMessage[])
        [
            await client.PostMixedAsync(Body(Signed(id, jws, type: "text/plain"), jws)), await client.PostMixedAsync(Body(Signed(id, jws, elsewhere))),
            await client.PutAsync(id, Signed(id, jws, elsewhere)), await client.PutAsync(id, Signed(id, jws)),
        ])
        {
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.CodeAsync()).ShouldBe("L23");
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L23_the_id_of_the_address_and_other_attachments_are_signed_too(DataProvider engine)
    {
        using var client = hosts.On[engine].Client();
        var (id, cat) = (Guid.NewGuid(), Bytes("a cat"));
        var before = A(more: With(Attachment(cat)));
        var jws = Bytes(Jws("RS256", before.Insert(1, $"\"id\":\"{id}\","), X5c(Own)));
        var after = A(more: With(Attachment(cat), Attachment(jws, type: Binary, usage: Usage)));
        var without = A(more: With(Attachment(jws, type: Binary, usage: Usage)));

        Task<HttpResponseMessage> Put(Guid to, byte[] body) => client.PutAsync(new Uri($"statements?statementId={to}", UriKind.Relative), Content(body));
        (await Put(id, Body(without, jws))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "what was signed had an attachment more");
        (await Put(Guid.NewGuid(), Body(after, cat, jws))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "signed with another id");
        (await Put(id, Body(after, cat, jws))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static string Signed(Guid id, byte[] jws, string more = "", string type = Binary) => A(id, more: With(Attachment(jws, more, type: type, usage: Usage)));

    private static string Jws(string algorithm, string payload, string more, RSA? key = null)
    {
        var signed = $"{Url($"{{\"alg\":\"{algorithm}\"{more}}}")}.{Url(payload)}";
        var hash = algorithm[^3..] switch { "384" => HashAlgorithmName.SHA384, "512" => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA256 };
        var padding = algorithm.StartsWith("PS", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var signature = algorithm == "HS256" ? HMACSHA256.HashData(Key.ExportRSAPublicKey(), Encoding.ASCII.GetBytes(signed)) : (key ?? Key).SignData(Encoding.ASCII.GetBytes(signed), hash, padding);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    private static string Turn(string jws)
    {
        var signature = Base64Url.DecodeFromChars(jws.AsSpan(jws.LastIndexOf('.') + 1));
        signature[7] ^= 1;
        return jws[..(jws.LastIndexOf('.') + 1)] + Base64Url.EncodeToString(signature);
    }

    private static string Url(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string X5c(params X509Certificate2[] chain) => $",\"x5c\":[{string.Join(',', chain.Select(certificate => $"\"{Convert.ToBase64String(certificate.RawData)}\""))}]";

    private static X509Certificate2 Authority()
    {
        var request = new CertificateRequest("CN=authority", OtherKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(Long, Long.AddYears(90));
    }

    private static TheoryData<DataProvider, string> Names(IEnumerable<string> names)
    {
        var data = new TheoryData<DataProvider, string>();
        foreach (var name in names)
            foreach (var engine in (DataProvider[])[DataProvider.Sqlite, DataProvider.PostgreSql]) data.Add(engine, name);
        return data;
    }
}
