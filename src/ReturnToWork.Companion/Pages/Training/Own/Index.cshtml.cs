using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training.Own;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Companion.Training.Sessions;
using ReturnToWork.Courses;

namespace ReturnToWork.Companion.Pages;

/// <summary>A professional's own training: what there is to do, what is done, who sees what, and all that is kept.</summary>
internal sealed class OwnTrainingModel(OwnTraining own, CompanionStore store, TrainingBook book, ProgressWords progressWords, Words words, CallNames names, MailAddresses mail, Organisations organisations) : CompanionPage
{
    /// <summary>Key of what went wrong with a code; null where nothing did.</summary>
    [TempData]
    public string? Said { get; set; }

    /// <summary>Null before somebody began.</summary>
    public TraineeRow? Trainee { get; private set; }

    /// <summary>Only who guides people, or trains.</summary>
    public bool MayBegin => Me.Roles.Contains(Roles.Coach, StringComparer.Ordinal) || Me.Roles.Contains(Roles.Trainer, StringComparer.Ordinal);

    public string Name { get; private set; } = "";

    public string? Mail { get; private set; }

    public string Trainer => organisations.NameOf(organisations.TrainedBy(Me.Organisation));

    public string Employer => organisations.NameOf(Me.Organisation);

    /// <summary>Each module, and the day on which it was shown; null while it is to be done, also again.</summary>
    public IReadOnlyList<(Theme Module, DateOnly? Done)> Modules { get; private set; } = [];

    /// <summary>What the fold says now.</summary>
    public TrainingProgress Progress { get; private set; } = null!;

    /// <summary>Where somebody stands, in words that begin a line.</summary>
    public string State => progressWords.State(Progress, words) is var state ? char.ToUpper(state[0], CultureInfo.InvariantCulture) + state[1..] : "";

    /// <summary>What is next: the first module that is asked for now and not done.</summary>
    public string? Next => Modules.FirstOrDefault(one => one.Done is null && Progress.Missing.Any(missing => missing.Evidence == CodeOf(one.Module))).Module?.Mark;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Trainee = await own.OfAsync(Me, ct);
        if (Trainee is not { } me) return;
        (Name, Mail) = (names.Open(me.Organisation, me.SealedName), me.SealedMail is { } address ? mail.Open(me.Organisation, address) : null);
        await using var db = await store.OpenAsync(me.Organisation, ct);
        Progress = await book.ReadAsync(db, me, ct);
        Modules = [.. TrainingModules.All.Select(module => (module, DoneOn(module)))];
    }

    public string Say(Missing one) => progressWords.Of(one, Trainee!.ProtocolVersion);

    // By what it counts for: a module that was gone through without passing is still to be done, and so is one whose year is over.
    private DateOnly? DoneOn(Theme module)
    {
        var code = CodeOf(module);
        var (part, evidence) = Progress.Requirements.SelectMany(part => part.Evidence.Select(evidence => (part, evidence))).FirstOrDefault(one => one.evidence.Code == code);
        if (part is null) return null;
        return (part.Evidence.Count == 1 ? part.IsShown : evidence.IsShown) ? evidence.Last ?? part.Day : null;
    }

    private static string CodeOf(Theme module) => module.Requirements is [var counts, ..] ? counts : module.Mark;

    public string NameOf(string code) => book.ProtocolOf(Trainee!).Find(code)?.Names[words.Language] ?? "";
}
