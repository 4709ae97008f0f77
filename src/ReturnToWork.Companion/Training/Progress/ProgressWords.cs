using System.Globalization;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Training.Progress;

/// <summary>What the fold says, in the reader's words.</summary>
internal sealed class ProgressWords(Words words, ProtocolLibrary protocols, Days days, TimeProvider clock)
{
    /// <summary>"Verloopt over 12 dagen".</summary>
    public string State(TrainingProgress progress, Words said)
    {
        var today = days.DayOf(clock.GetUtcNow());
        var end = progress.State == TrainingState.Grace ? progress.GraceUntil : progress.CertifiedUntil;
        var left = end is { } day ? Math.Max(0, day.DayNumber - today.DayNumber) : 0;
        var key = $"training.state.{progress.Code}";
        return progress.State is TrainingState.Expiring or TrainingState.Grace ? said[left == 1 ? $"{key}.one" : $"{key}.days", ("dagen", left.ToString(CultureInfo.InvariantCulture))] : said[key];
    }

    /// <summary>What is still to do, as a sentence.</summary>
    /// <param name="version">The version of the protocol that the professional is under.</param>
    public string Of(Missing missing, string version)
    {
        var name = (protocols.Find(version) ?? protocols.Versions[^1]).Find(missing.Code)?.Names[words.Language] ?? missing.Code;
        var key = $"training.missing.{missing.Kind}";
        var sentence = words[missing.Count == 1 || !Words.Knows($"{key}.more") ? key : $"{key}.more", ("naam", name), ("aantal", missing.Count.ToString(CultureInfo.InvariantCulture))];
        return missing.Before is { } day ? $"{sentence} {words["training.missing.before", ("dag", words.Day(day))]}" : sentence;
    }
}
