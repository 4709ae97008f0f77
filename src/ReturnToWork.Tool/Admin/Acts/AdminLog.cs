using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Store;

namespace ReturnToWork.Tool.Admin.Acts;

/// <summary>
/// What administrators did (reliability.md A-08). A row is committed before the act; where it cannot be written, nothing is done. Rows are only ever added,
/// each with the hash of the one before it, so that a changed or missing row is found by <see cref="FirstBrokenAsync"/>. Who did it stands there as a keyed hash:
/// colleagues can be told apart, and nobody outside this installation can tell who they are.
/// </summary>
internal sealed class AdminLog(IDbContextFactory<ToolDb> stores, LearnerKeys keys, TimeProvider clock)
{
    private const int Tries = 8;

    /// <summary>Short, and the same for the same person in the same organisation.</summary>
    public string WhoIs(Professional who) => keys.For($"administrator|{who.Organisation}", who.Subject)[..12];

    /// <param name="who">The administrator.</param>
    /// <param name="what">One of <see cref="Act"/>.</param>
    /// <param name="about">What a key is for, in the administrators' words, or another store's name; never anything of a person.</param>
    public async Task WriteAsync(Professional who, string what, string? about, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await stores.CreateDbContextAsync(ct);
            var last = await db.AdminActs.AsNoTracking().Where(row => row.Organisation == who.Organisation).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
            var row = new AdminAct { Organisation = who.Organisation, Number = (last?.Number ?? 0) + 1, At = clock.GetUtcNow(), Who = WhoIs(who), What = what, About = about, Chain = "" };
            row.Chain = Link(last?.Chain ?? "", row);
            db.Add(row);
            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException taken) when (attempt < Tries && StoreErrors.IsDuplicate(taken))
            {
                // Somebody else took this number in the same moment: the next one is ours.
            }
        }
    }

    /// <summary>The newest acts of one organisation, newest first.</summary>
    public async Task<IReadOnlyList<AdminAct>> NewestAsync(string organisation, int most, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        return await db.AdminActs.AsNoTracking().Where(row => row.Organisation == organisation).OrderByDescending(row => row.Number).Take(most).ToListAsync(ct);
    }

    /// <summary>Number of the first row that does not fit the row before it; null where the whole log is as it was written.</summary>
    public async Task<long?> FirstBrokenAsync(string organisation, CancellationToken ct)
    {
        await using var db = await stores.CreateDbContextAsync(ct);
        var (chain, number) = ("", 0L);
        await foreach (var row in db.AdminActs.AsNoTracking().Where(row => row.Organisation == organisation).OrderBy(row => row.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (row.Number != ++number || row.Chain != Link(chain, row)) return number;
            chain = row.Chain;
        }

        return null;
    }

    private static string Link(string before, AdminAct row)
    {
        // Length before each part, so that no two rows can be spelled the same way.
        string[] parts =
        [
            before, row.Organisation, row.Number.ToString(CultureInfo.InvariantCulture), row.At.ToUnixMicroseconds().ToString(CultureInfo.InvariantCulture), row.Who, row.What, row.About ?? "",
        ];
        var text = string.Concat(parts.Select(part => $"{part.Length.ToString(CultureInfo.InvariantCulture)}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>The kinds of acts; each has its sentence in <c>Texts</c> under <c>act.{kind}</c>.</summary>
internal static class Act
{
    public const string SignedIn = "signed-in";
    public const string KeyMade = "key-made";
    public const string KeyRevoked = "key-revoked";
    public const string Resumed = "resumed";
    public const string SentAgain = "sent-again";
    public const string Dropped = "dropped";
    public const string TidiedUp = "tidied-up";
    public const string Erased = "erased";
    public const string SelfChecked = "self-checked";
    public const string Invited = "invited";
    public const string InvitationWithdrawn = "invitation-withdrawn";
    public const string LmsMade = "lms-made";
    public const string LmsApproved = "lms-approved";
    public const string LmsSuspended = "lms-suspended";
    public const string LmsResumed = "lms-resumed";
    public const string LmsRemoved = "lms-removed";
    public const string LmsServices = "lms-services";
    public const string DeploymentApproved = "deployment-approved";
    public const string DeploymentSuspended = "deployment-suspended";
    public const string Closed = "closed";
    public const string Opened = "opened";
    public const string LmsTested = "lms-tested";
    public const string GradeSentAgain = "grade-sent-again";
    public const string MembersCounted = "members-counted";
    public const string PersonOut = "person-out";
    public const string PersonIn = "person-in";
    public const string TextChanged = "text-changed";
    public const string TextBack = "text-back";
    public const string StyleChanged = "style-changed";
    public const string StyleDefault = "style-default";
    public const string LogoChanged = "logo-changed";
    public const string LogoRemoved = "logo-removed";
    public const string HelpChanged = "help-changed";
    public const string Recorded = "recorded";
    public const string RecordingRemoved = "recording-removed";
    public const string ThemeHidden = "theme-hidden";
    public const string ThemeShown = "theme-shown";
    public const string ClockRight = "clock-right";

    public static readonly IReadOnlyList<string> All =
    [
        SignedIn, KeyMade, KeyRevoked, Resumed, SentAgain, Dropped, TidiedUp, Erased, SelfChecked,
        Invited, InvitationWithdrawn, LmsMade, LmsApproved, LmsSuspended, LmsResumed, LmsRemoved, LmsServices, DeploymentApproved, DeploymentSuspended, Closed, Opened, LmsTested, GradeSentAgain, MembersCounted, PersonOut, PersonIn,
        StyleChanged, StyleDefault, LogoChanged, LogoRemoved, HelpChanged, Recorded, RecordingRemoved, TextChanged, TextBack, ThemeHidden, ThemeShown, ClockRight,
    ];

    /// <summary>A connection and one of its deployments, short enough for the list.</summary>
    public static string Of(string label, string deployment) => $"{label}, {(deployment.Length > 60 ? deployment[..60] : deployment)}";
}
