using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Tool;

namespace ReturnToWork.Bench.Launches;

/// <summary>All that we check of a launch's token, without the database, beside what <see cref="JsonWebTokenHandler"/> checks of the same token (issue 3: at most twice).</summary>
internal static class LaunchValidation
{
    private const int Together = 200;
    private const string Tool = "http://127.0.0.1:5080";
    private const string Nonce = "the-nonce-of-this-login";

    public static async Task RunAsync(int rounds)
    {
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using var platform = await BenchPlatform.StartAsync();
        await using var app = ToolHost.BuildAsleep([], builder => builder.Configuration.AddInMemoryCollection(place.Settings).AddInMemoryCollection(platform.Settings()).AddInMemoryCollection([new("Lti:Address", Tool)]));
        await using var scope = app.Services.CreateAsyncScope();
        var token = platform.Sign(Tool + "/themes/3", Nonce, 1);
        var ours = Ours(scope.ServiceProvider, platform, token);
        var theirs = Theirs(platform, token);

        var (whole, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            bare.Add(await TimeAsync(theirs));
            whole.Add(await TimeAsync(ours));
        }

        // The best of many: others on this machine only ever make it slower.
        var (baseline, all) = (bare.Min(), whole.Min());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a launch's token of {token.Length} characters, best of {rounds} × {Together}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  JsonWebTokenHandler, issuer, audience, lifetime, RS256   {baseline,7:F1} µs"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  every check of ours from token to target link            {all,7:F1} µs   ratio {all / baseline:F2}   goal ≤ 2   {(all <= 2 * baseline ? "met" : "MISSED")}"));
    }

    private static Func<Task> Ours(IServiceProvider services, BenchPlatform platform, string token)
    {
        var options = services.GetRequiredService<IOptions<LtiOptions>>().Value;
        var clients = new Clients(FromSettings.Read([.. options.Registrations], []), []);
        var client = clients.All[0] with { JwksUri = null, InlineKeys = platform.KeySet() };
        var (signature, claims, door) = (services.GetRequiredService<SignatureCheck>(), services.GetRequiredService<ClaimChecks>(), services.GetRequiredService<DoorChecks>());
        // The order of Launch/Launch.cs, less the checks that ask the database: state and browser, whether this person was put out, and whether the door was closed in between.
        Func<LaunchAttempt, ValueTask<No?>>[] checks =
        [
            TokenShape.TokenIsCompactAndReadable, DoorChecks.RegistrationIsOpen, signature.SignatureIsThePlatforms, ClaimChecks.IssuerIsTheRegistered, ClaimChecks.AudienceIsUs, claims.TimesAreNow,
            ClaimChecks.NonceIsThisLogins, ClaimChecks.VersionIs13, claims.MessageIsOneOfOurs, door.DeploymentIsKnown, ResourceLinkChecks.RolesAreAList,
        ];
        var login = new OpenLogin
        {
            Client = client.Key, StateHash = "", NonceHash = Secret.Hash(Nonce), ProofHash = "", TargetLink = Tool + "/themes/3", Expires = DateTimeOffset.MaxValue,
        };
        return async () =>
        {
            var form = new FormCollection(new Dictionary<string, StringValues>(StringComparer.Ordinal) { ["id_token"] = token, ["state"] = "s" });
            var attempt = new LaunchAttempt(new DefaultHttpContext(), form) { Clients = clients, Client = client, Login = login };
            foreach (var check in checks) Expect(await check(attempt));
            foreach (var check in attempt.Message.Checks.Where(check => check.Method.Name != nameof(ResourceLinkChecks.SubjectIsWelcome))) Expect(await check(attempt));
            _ = attempt.ToLaunch();
        };

        static void Expect(No? no)
        {
            if (no is not null) throw new InvalidOperationException(no.Code);
        }
    }

    private static Func<Task> Theirs(BenchPlatform platform, string token)
    {
        var handler = new JsonWebTokenHandler();
        var how = new TokenValidationParameters
        {
            ValidIssuer = platform.Address, ValidAudience = BenchPlatform.ClientId, ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = PublishedKeys.Read(Encoding.UTF8.GetBytes(platform.KeySet()))!.Values.Single(),
        };
        return async () =>
        {
            var result = await handler.ValidateTokenAsync(token, how);
            if (!result.IsValid) throw result.Exception;
        };
    }

    private static async Task<double> TimeAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Together; i++) await act();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Together;
    }
}
