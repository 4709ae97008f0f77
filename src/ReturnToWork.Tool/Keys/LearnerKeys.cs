using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Keys;

/// <summary>
/// Who somebody is for us: HMAC-SHA256 over LTI registration and <c>sub</c> with a secret of this installation (lti.md V11: never e-mail or name). The same
/// person in two registrations is two learners; without the secret nobody can tell from our store whether a given LMS account is in it.
/// </summary>
internal sealed class LearnerKeys(IDbContextFactory<ToolDb> stores, IDataProtectionProvider protection) : IHostedService
{
    private const string Name = "learner-key";
    private readonly IDataProtector _protector = protection.CreateProtector("ReturnToWork.Tool", "installation-secret", Name);
    private byte[]? _secret;

    /// <summary>64 hex digits.</summary>
    public string For(string ltiRegistration, string subject) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(
            _secret ?? throw new InvalidOperationException("The installation's secret is read at start; nothing may be served before."),
            Encoding.UTF8.GetBytes($"{ltiRegistration}|{subject}")));

    /// <summary>What the store knows a learner key by.</summary>
    public static string HashOf(string learnerKey) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(learnerKey)));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _secret = await ReadAsync(cancellationToken);
        if (_secret is not null) return;
        await using var db = await stores.CreateDbContextAsync(cancellationToken);
        db.Secrets.Add(new InstallationSecret { Name = Name, Protected = _protector.Protect(RandomNumberGenerator.GetBytes(32)) });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another instance made it first: theirs counts, read below.
        }

        _secret = await ReadAsync(cancellationToken) ?? throw new InvalidOperationException("The installation's secret could not be kept.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<byte[]?> ReadAsync(CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.Secrets.AsNoTracking().SingleOrDefaultAsync(row => row.Name == Name, ct) is { } row ? _protector.Unprotect(row.Protected) : null;
    }
}
