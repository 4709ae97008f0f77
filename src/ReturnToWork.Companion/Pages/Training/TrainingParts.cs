using ReturnToWork.Companion.Training.Progress;

namespace ReturnToWork.Companion.Pages;

/// <summary>All parts of the protocol as one professional has them, for the trainer and for the professional alike.</summary>
/// <param name="NameOf">The name of a part in the reader's language.</param>
internal sealed record TrainingParts(IReadOnlyList<RequirementState> Parts, Func<string, string> NameOf);
