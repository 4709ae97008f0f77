using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lti;

/// <summary>
/// Plays a platform against the running tool, over HTTP, and sends it the list of launches that 1EdTech's certification sends (lti.md 1.12), good and bad. It is no
/// way in: the key is made for the run and never leaves the memory of it, the registration is gone with the run, and a launch that is taken gets one line of text
/// instead of the host's answer (<see cref="SelfCheckAnswer"/>).
/// </summary>
public sealed class SelfCheck
{
    /// <summary>The tenant of these registrations. No installation may have an organisation of this name.</summary>
    public const string Organisation = "self-check";

    internal const string HttpClientName = "lti-self-check";

    /// <summary>What a run may take; a registration that is older was left behind.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(5);

    private readonly RegistrationBook _book;
    private readonly IDbContextFactory<LtiDb> _databases;
    private readonly IHttpClientFactory _wires;
    private readonly IOptions<LtiOptions> _options;
    private readonly IServiceScopeFactory _scopes;
    private readonly TimeProvider _clock;

    internal SelfCheck(RegistrationBook book, IDbContextFactory<LtiDb> databases, IHttpClientFactory wires, IOptions<LtiOptions> options, IServiceScopeFactory scopes, TimeProvider clock) =>
        (_book, _databases, _wires, _options, _scopes, _clock) = (book, databases, wires, options, scopes, clock);

    /// <summary>Sends the whole list, and leaves nothing behind.</summary>
    /// <param name="tool">Where the running tool is reached, such as <c>http://localhost:5080</c>.</param>
    /// <param name="page">A page that may be launched, such as <c>/themes/3</c>.</param>
    /// <param name="cancellationToken">Ends the run early; it is tidied up all the same.</param>
    public async Task<SelfCheckReport> RunAsync(Uri tool, string page, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tool);
        using var wire = _wires.CreateClient(HttpClientName);
        if (await TroubleAsync(wire, tool, cancellationToken) is { } trouble) return new SelfCheckReport(tool, trouble, []);

        await ClearAsync(cancellationToken);
        using var platform = new SelfCheckPlatform(wire, tool, new Uri(new Uri(_options.Value.Address ?? tool.AbsoluteUri), page));
        var (id, faults) = await _book.AddAsync(Organisation, platform.Draft, [SelfCheckPlatform.Deployment], RegistrationMade.SelfCheck, cancellationToken: CancellationToken.None);
        if (id is null) throw new InvalidOperationException($"The self-check cannot register itself: {faults[0].Field} {faults[0].Code}.");
        try
        {
            return await SendAllAsync(platform, tool, cancellationToken);
        }
        finally
        {
            await RemoveAsync(id.Value, platform.Client, CancellationToken.None);
        }
    }

    /// <summary>Takes away what a run left behind that was killed. The host's alarm clock wakes it, and each run begins with it.</summary>
    /// <returns>How many registrations went.</returns>
    public async Task<int> ClearAsync(CancellationToken cancellationToken = default)
    {
        var (word, before) = (RegistrationMade.SelfCheck.ToWord(), _clock.GetUtcNow() - LongestRun);
        await using var db = await _databases.CreateDbContextAsync(cancellationToken);
        var left = await db.Registrations.AsNoTracking().Where(row => row.Organisation == Organisation && row.Made == word && row.Created < before).Select(row => new { row.Id, row.Client }).ToListAsync(cancellationToken);
        foreach (var row in left) await RemoveAsync(row.Id, row.Client, cancellationToken);
        return left.Count;
    }

    private async Task<SelfCheckReport> SendAllAsync(SelfCheckPlatform platform, Uri tool, CancellationToken ct)
    {
        List<SelfCheckVerdict> verdicts = [];
        await using var scope = _scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetServices<IMessage>().Select(message => message.Type).ToList();
        foreach (var one in SelfCheckCases.All.Where(one => messages.Contains(one.Message, StringComparer.Ordinal)))
        {
            if (await platform.SendAsync(one, _clock.GetUtcNow(), ct) is not { } answer) return new SelfCheckReport(tool, SelfCheckTrouble.OtherDatabase, verdicts);
            verdicts.Add(Judge(one, answer, await LoggedAsync(platform.Client, ct)));
        }

        return new SelfCheckReport(tool, null, verdicts);
    }

    // Status, page and log have to say the same; what the log says is what an administrator would find.
    private static SelfCheckVerdict Judge(SelfCheckCase one, SelfCheckReply answer, LaunchLogRow? logged)
    {
        var got = logged?.Code ?? "nothing";
        var isTaken = answer.Status == HttpStatusCode.OK && answer.Body == SelfCheckAnswer.Text;
        var isRefused = logged is not null && (int)answer.Status == logged.Status && (int)answer.Status is >= 400 and < 500 && answer.Body.Contains(logged.Code, StringComparison.Ordinal);
        return new SelfCheckVerdict(one.Name, one.Who, one.Expected, got, (int)answer.Status, got == one.Expected && (one.IsGood ? isTaken : isRefused));
    }

    // Read and taken away, so that the next case finds its own line and the run leaves none.
    private async Task<LaunchLogRow?> LoggedAsync(string client, CancellationToken ct)
    {
        await using var db = await _databases.CreateDbContextAsync(ct);
        var rows = await db.LaunchLog.AsNoTracking().Where(row => row.Organisation == Organisation && row.Client == client).ToListAsync(ct);
        await db.LaunchLog.Where(row => row.Organisation == Organisation && row.Client == client).ExecuteDeleteAsync(ct);
        return rows is [var only] ? only : null;
    }

    private async Task RemoveAsync(Guid id, string client, CancellationToken ct)
    {
        await _book.RemoveAsync(Organisation, id, ct);
        await using var db = await _databases.CreateDbContextAsync(ct);
        await db.LaunchLog.Where(row => row.Organisation == Organisation && row.Client == client).ExecuteDeleteAsync(ct);
        await db.Logins.Where(row => row.Client == client).ExecuteDeleteAsync(ct);
    }

    // HEAD is no method of the login's: only a tool answers so, and nothing is begun.
    private static async Task<string?> TroubleAsync(HttpClient wire, Uri tool, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(tool, "/lti/login"));
            using var answer = await wire.SendAsync(request, ct);
            return answer.StatusCode == HttpStatusCode.MethodNotAllowed && answer.Content.Headers.Allow.Contains("POST") ? null : SelfCheckTrouble.NotTheTool;
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return SelfCheckTrouble.NoAnswer;
        }
    }
}
