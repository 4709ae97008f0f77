using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using ReturnToWork.Lti;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Wycheproof;

/// <summary>Wycheproof's JWS vectors against our own signature check; the README here says which and at which depth.</summary>
public sealed class WycheproofTests(SharedTool shared) : IClassFixture<SharedTool>
{
    private static readonly List<Vector> Vectors = Read();

    [Fact]
    public void All_401_vectors_are_there_and_eight_of_them_are_valid_RS256()
    {
        Vectors.Count.ShouldBe(401);
        Vectors.Count(vector => vector.IsValidRs256).ShouldBe(8);
    }

    [Fact]
    public async Task L03_every_valid_RS256_vector_is_accepted_and_no_other_vector_is()
    {
        List<int> accepted = [];
        foreach (var vector in Vectors)
        {
            if (await NoAsync(vector, attempt => new(TokenShape.Open(attempt))) is null) accepted.Add(vector.Id);
        }

        accepted.ShouldBe(Vectors.Where(vector => vector.IsValidRs256).Select(vector => vector.Id));
        TestContext.Current.TestOutputHelper?.WriteLine($"{accepted.Count} of {Vectors.Count} accepted: {string.Join(", ", accepted)}");
    }

    [Fact]
    public async Task L03_no_vector_is_a_launch_because_none_signs_a_JSON_object()
    {
        foreach (var vector in Vectors)
        {
            (await NoAsync(vector, TokenShape.TokenIsCompactAndReadable)).ShouldNotBeNull($"{vector.Id} {vector.About}");
        }
    }

    private async Task<No?> NoAsync(Vector vector, Func<LaunchAttempt, ValueTask<No?>> shape)
    {
        var ct = TestContext.Current.CancellationToken;
        using var scope = shared.Tool.Services.CreateScope();
        var known = (await shared.Tool.Services.GetRequiredService<PlatformClients>().NowAsync(ct)).Matching(shared.Tool.A.Address, "client-a")[0];
        var attempt = new LaunchAttempt(new DefaultHttpContext(), new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["id_token"] = vector.Jws }))
        {
            Client = known with { JwksUri = null, InlineKeys = vector.KeySet },
        };
        return await shape(attempt) ?? await scope.ServiceProvider.GetRequiredService<SignatureCheck>().SignatureIsThePlatforms(attempt);
    }

    private static List<Vector> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/ReturnToWork.Tests/Lti/Wycheproof/json_web_signature_test.json")));
        return [.. file.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(group =>
        {
            // A group without a public key is symmetric; a platform that publishes such a key is to be refused as well.
            var key = group.TryGetProperty("public", out var open) ? open : group.GetProperty("private");
            var isRs256 = key.TryGetProperty("alg", out var alg) && alg.ValueEquals("RS256");
            return group.GetProperty("tests").EnumerateArray().Select(test => new Vector(
                test.GetProperty("tcId").GetInt32(), test.GetProperty("comment").GetString()!, test.GetProperty("jws").GetString()!,
                $$"""{"keys":[{{key.GetRawText()}}]}""", isRs256 && test.GetProperty("result").ValueEquals("valid")));
        })];
    }

    private sealed record Vector(int Id, string About, string Jws, string KeySet, bool IsValidRs256);
}
