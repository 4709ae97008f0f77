using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.SignIn;

namespace ReturnToWork.Companion.SignIn;

/// <summary>Woken every hour: forgets ended sessions that would be over by now in any case, and logout tokens that are too old to count.</summary>
internal sealed class CleanUpSessions(CompanionStore store, Organisations organisations, IOptions<SignInOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    public async Task LookAsync(CancellationToken ct)
    {
        var over = clock.GetUtcNow() - options.Value.Longest - Margin;
        foreach (var organisation in organisations.All)
        {
            await using var db = await store.OpenAsync(organisation, ct);
            await db.EndedSessions.Where(row => row.At < over).ExecuteDeleteAsync(ct);
        }
    }
}
