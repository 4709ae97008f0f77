using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Training;

namespace ReturnToWork.Companion.Settings;

/// <summary>The organisations of this installation: those of section <c>Organisations</c> and those that have a record store.</summary>
internal sealed class Organisations
{
    private readonly Dictionary<string, OrganisationOptions> _known;

    public Organisations(IOptions<List<OrganisationOptions>> listed, IOptions<IntakeOptions> intake)
    {
        _known = listed.Value.ToDictionary(organisation => organisation.Id, StringComparer.Ordinal);
        _trainingsRead = [.. intake.Value.Sources.Select(source => source.Organisation).Where(TrainingTenant.Is)];
        foreach (var source in intake.Value.Sources) _known.TryAdd(source.Organisation, new OrganisationOptions { Id = source.Organisation });
    }

    // What is read from a store: without it nobody could ever show a training.
    private readonly HashSet<string> _trainingsRead;

    public bool Knows(string organisation) => _known.ContainsKey(organisation);

    public string NameOf(string organisation) => _known.TryGetValue(organisation, out var known) ? known.Name ?? known.Id : organisation;

    public string CoachModeOf(string organisation) => _known[organisation].CoachMode;

    /// <summary>Whether a cohort of this organisation is evaluated now.</summary>
    public bool IsEvaluating(string organisation) => _known.TryGetValue(organisation, out var known) && known.Evaluating;

    /// <summary>The organisation that trains the professionals of this one: itself, unless <c>Organisations:N:TrainedBy</c> names another.</summary>
    public string TrainedBy(string organisation) => _known.TryGetValue(organisation, out var known) ? known.TrainedBy ?? known.Id : organisation;

    /// <summary>Where the training of this one's professionals is kept.</summary>
    public string TrainingTenantOf(string organisation) => TrainingTenant.Of(TrainedBy(organisation));

    /// <summary>Whether only who is trained sees people here: where the training is read, unless <c>Organisations:N:TrainingGate</c> says otherwise.</summary>
    public bool IsGated(string organisation) => (_known.TryGetValue(organisation, out var known) ? known.TrainingGate : null) ?? _trainingsRead.Contains(TrainingTenantOf(organisation));

    /// <summary>The organisations that train: for themselves, for others or for both.</summary>
    public IReadOnlyList<string> Trainers => [.. _known.Keys.Where(organisation => !TrainingTenant.Is(organisation)).Select(TrainedBy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Where trainings are kept, also those that nothing is read for yet.</summary>
    public IReadOnlyList<string> Trainings => [.. Trainers.Select(TrainingTenant.Of)];

    public IReadOnlyCollection<string> All => _known.Keys;
}
