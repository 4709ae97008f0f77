using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Kinds of entries.</summary>
public static class LaunchKind
{
    /// <summary>A platform began a login.</summary>
    public const string Login = "login";

    /// <summary>A launch of a resource link, or one of which it is not known what it was.</summary>
    public const string Launch = "launch";

    /// <summary>Somebody came to choose content.</summary>
    public const string DeepLink = "deep-link";

    /// <summary>A platform used an invitation.</summary>
    public const string Registration = "registration";
}

/// <summary>One launch or refusal. No name, no user, no token.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">One of <see cref="LaunchKind"/>.</param>
/// <param name="Code"><c>ok</c>, or the refusal's code; see the room's README.</param>
/// <param name="Paragraph">Where the specification says so; empty for <c>ok</c>.</param>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="Reference">What the person's error page showed.</param>
/// <param name="Issuer">The platform, where it was known.</param>
/// <param name="ClientId">Our client id there.</param>
/// <param name="Deployment">The deployment's id.</param>
public sealed record LaunchEntry(DateTimeOffset At, string Kind, string Code, string Paragraph, int Status, string Reference, string? Issuer, string? ClientId, string? Deployment);

/// <summary>
/// Each launch and each refusal, for the administrator who has to find out why (issue item 8). An entry whose organisation is not known belongs to nobody:
/// it is found by its exact reference only, which is what somebody reads from their error page.
/// </summary>
public sealed class LaunchLog
{
    /// <summary>How long an entry is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>How many entries of one organisation are kept.</summary>
    public const int Most = 10_000;

    private const string Nobody = "";
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly PlatformClients _clients;
    private readonly TimeProvider _clock;

    internal LaunchLog(IDbContextFactory<LtiDb> databases, PlatformClients clients, TimeProvider clock) => (_databases, _clients, _clock) = (databases, clients, clock);

    /// <summary>Newest first.</summary>
    /// <param name="organisation">The tenant.</param>
    /// <param name="code">Only entries of this code; null: all.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IReadOnlyList<LaunchEntry>> NewestAsync(string organisation, string? code = null, int most = 200, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.LaunchLog.AsNoTracking().Where(row => row.Organisation == organisation && (code == null || row.Code == code)).OrderByDescending(row => row.At).Take(most).ToListAsync(cancellationToken);
        return await ShownAsync(rows, cancellationToken);
    }

    /// <summary>Newest first, of one registration.</summary>
    public async Task<IReadOnlyList<LaunchEntry>> OfAsync(LtiRegistration registration, int most = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registration);
        var (organisation, client) = (registration.Organisation, PlatformClient.Hash(registration.Says.Issuer, registration.Says.ClientId));
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.LaunchLog.AsNoTracking().Where(row => row.Organisation == organisation && row.Client == client).OrderByDescending(row => row.At).Take(most).ToListAsync(cancellationToken);
        return await ShownAsync(rows, cancellationToken);
    }

    /// <summary>How often each code came, most first; so that the page can offer them.</summary>
    public async Task<IReadOnlyList<(string Code, int Count)>> CodesAsync(string organisation, CancellationToken cancellationToken = default)
    {
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var codes = await db.LaunchLog.AsNoTracking().Where(row => row.Organisation == organisation).GroupBy(row => row.Code).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. codes.OrderByDescending(one => one.Count).ThenBy(one => one.Key, StringComparer.Ordinal).Select(one => (one.Key, one.Count))];
    }

    /// <summary>The entry that an error page named: of this organisation, or of nobody.</summary>
    public async Task<LaunchEntry?> FindAsync(string organisation, string reference, CancellationToken cancellationToken = default)
    {
        var exact = reference.Trim().ToUpperInvariant();
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.LaunchLog.AsNoTracking().Where(row => (row.Organisation == organisation || row.Organisation == Nobody) && row.Reference == exact).ToListAsync(cancellationToken);
        return await ShownAsync(rows, cancellationToken) is [var found, ..] ? found : null;
    }

    internal async Task WriteAsync(About about, string reference, string code, string paragraph, int status, CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        db.Add(new LaunchLogRow
        {
            Organisation = about.Organisation ?? about.Client?.Owner ?? Nobody,
            Reference = reference,
            At = _clock.GetUtcNow(),
            Kind = about.Kind,
            Code = code,
            Paragraph = paragraph,
            Status = status,
            Client = about.Client?.Key,
            Deployment = about.Deployment is { Length: <= 255 } id ? id : null,
        });
        await db.SaveChangesAsync(ct);
    }

    private async Task<IReadOnlyList<LaunchEntry>> ShownAsync(IReadOnlyList<LaunchLogRow> rows, CancellationToken ct)
    {
        var clients = await _clients.NowAsync(ct);
        return [.. rows.Select(row => (row, client: row.Client is { } key ? clients.WithKey(key) : null))
            .Select(pair => new LaunchEntry(pair.row.At, pair.row.Kind, pair.row.Code, pair.row.Paragraph, pair.row.Status, pair.row.Reference, pair.client?.Issuer, pair.client?.ClientId, pair.row.Deployment))];
    }
}
