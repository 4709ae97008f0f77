using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Tool.Admin;
using ReturnToWork.Tool.Keys;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Sessions;
using ReturnToWork.Tool.Store;
using ReturnToWork.Xapi;

namespace ReturnToWork.Tool.Training;

/// <summary>
/// Professionals who learn. Their learner stands in <c>{T}.training</c> under the pseudonym that the Companion gave, and never in an organisation of employees: what somebody does as an employee,
/// with the same account of the same LMS, is another learner that nothing here leads to.
/// </summary>
internal sealed class TrainingVisits(IDbContextFactory<ToolDb> stores, Themes themes, LearnerKeys keys, PersonKeys personKeys, OwnErasure erasure, IOptions<List<OrganisationOptions>> organisations, TimeProvider time)
{
    /// <summary>Stands where a launch has the registration of its LMS: this visit came with a ticket of the Companion.</summary>
    public const string ByTicket = "training-ticket";

    /// <summary>Whether an organisation holds training and no employees.</summary>
    public static bool Is(string organisation) => organisation.EndsWith(TrainingTicket.Tenant, StringComparison.Ordinal);

    /// <summary>Whose style, words and name a page has: of a training those of the organisation that trains.</summary>
    public static string HouseOf(string organisation) => Is(organisation) ? organisation[..^TrainingTicket.Tenant.Length] : organisation;

    /// <summary>What the organisation that trains is called.</summary>
    public string TrainerOf(string organisation) => HouseOf(organisation) is var trainer && organisations.Value.FirstOrDefault(one => one.Id == trainer)?.Name is { } name ? name : trainer;

    /// <summary>Whether a theme is for professionals.</summary>
    public bool IsFor(string mark) => mark.StartsWith(Themes.ForProfessionals) && themes.Find(mark) is not null;

    /// <summary>Whether the two belong together: what professionals learn in a training, an employee's theme everywhere else.</summary>
    public bool Fits(Visit visit) => visit.Theme.Length == 0 || IsFor(visit.Theme) == Is(visit.Organisation);

    /// <summary>The visit that a ticket opens.</summary>
    /// <param name="companion">Origin that the ticket came from.</param>
    public Visit By(TrainingTicket ticket, string companion) => new(
        ticket.Organisation, ByTicket, KeyOf(ticket.Organisation, ticket.Actor), IsPreview: false, ticket.Theme, ticket.Language, companion, time.GetUtcNow());

    /// <summary>A launch of what professionals learn, as the professional that this account was joined to; as it was where it was not, and for every other theme.</summary>
    public async Task<Visit> AsActorAsync(Visit visit, CancellationToken ct)
    {
        if (visit.IsPreview || Fits(visit) || !IsFor(visit.Theme)) return visit;
        var hash = LearnerKeys.HashOf(visit.LearnerKey);
        await using var db = await stores.CreateDbContextAsync(ct);
        var join = await db.TrainingJoins.AsNoTracking().SingleOrDefaultAsync(row => row.Organisation == visit.Organisation && row.KeyHash == hash, ct);
        if (join is null || !await KeepAsync(join.Training, join.Actor, ct)) return visit;
        return visit with { Organisation = join.Training, LearnerKey = KeyOf(join.Training, join.Actor) };
    }

    /// <summary>Makes the professional's learner, with a key of its own, unless it is there. False: everything of this pseudonym was erased, and it comes back no more.</summary>
    public async Task<bool> KeepAsync(string training, string actor, CancellationToken ct)
    {
        if (erasure.Erased(training, actor)) return false;
        await using var db = await stores.CreateDbContextAsync(ct);
        if (await db.Learners.AnyAsync(row => row.Organisation == training && row.Pseudonym == actor, ct)) return true;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        db.Learners.Add(new Learner
        {
            Organisation = training, KeyHash = LearnerKeys.HashOf(KeyOf(training, actor)), Pseudonym = actor, KeyId = Guid.NewGuid(), WrappedKey = personKeys.Make(training, actor), CreatedDay = today, LastDay = today,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException exception) when (StoreErrors.IsDuplicate(exception))
        {
            // Two windows at once: the other made it.
        }

        return true;
    }

    // Not "{registration}|{sub}" of any launch: no registration is called so, its name being a hash.
    private string KeyOf(string training, string actor) => keys.For(ByTicket, $"{training}|{actor}");
}
