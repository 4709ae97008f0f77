using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Sessions;
using ReturnToWork.Courses;

namespace ReturnToWork.Companion.Pages;

/// <summary>A professional's own training: what there is to do, what is done, who sees what, and all that is kept.</summary>
internal sealed class OwnTrainingModel(OwnTraining own, CompanionStore store, CallNames names, MailAddresses mail, Organisations organisations) : CompanionPage
{
    /// <summary>Null before somebody began.</summary>
    public TraineeRow? Trainee { get; private set; }

    /// <summary>Only who guides people, or trains.</summary>
    public bool MayBegin => Me.Roles.Contains(Roles.Coach, StringComparer.Ordinal) || Me.Roles.Contains(Roles.Trainer, StringComparer.Ordinal);

    public string Name { get; private set; } = "";

    public string? Mail { get; private set; }

    public string Trainer => organisations.NameOf(organisations.TrainedBy(Me.Organisation));

    public string Employer => organisations.NameOf(Me.Organisation);

    /// <summary>Each module, and the last day on which it was finished.</summary>
    public IReadOnlyList<(Theme Module, DateTimeOffset? Done)> Modules { get; private set; } = [];

    /// <summary>What is next: the first module that is not finished.</summary>
    public string? Next => Modules.FirstOrDefault(one => one.Done is null).Module?.Mark;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Trainee = await own.OfAsync(Me, ct);
        if (Trainee is not { } me) return;
        (Name, Mail) = (names.Open(me.Organisation, me.SealedName), me.SealedMail is { } address ? mail.Open(me.Organisation, address) : null);
        await using var db = await store.OpenAsync(me.Organisation, ct);
        var finished = (await db.Facts.AsNoTracking().Where(fact => !fact.Beside && fact.Learner == me.Actor && fact.Kind == FactKind.Finished && fact.Theme != null).Select(fact => new { fact.Theme, fact.At }).ToListAsync(ct))
            .GroupBy(fact => fact.Theme!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(fact => fact.At), StringComparer.Ordinal);
        Modules = [.. TrainingModules.All.Select(module => (module, finished.TryGetValue(module.Mark, out var at) ? at : (DateTimeOffset?)null))];
    }
}
