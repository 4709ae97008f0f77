using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: who is where, who needs something first, and the figures of the group. Nothing of employees.</summary>
internal sealed class TrainingModel(TrainingMatrix matrix, ProtocolLibrary protocols, ProgressWords progressWords, Words words) : CompanionPage
{
    public IReadOnlyList<MatrixRow> Rows { get; private set; } = [];

    public IReadOnlyList<Requirement> Columns => matrix.Columns;

    public string Version => protocols.Versions[^1].Version;

    public GroupFigures Figures { get; private set; } = new(null, null, null, null);

    /// <summary>Whether professionals of several organisations are trained here.</summary>
    public bool Several { get; private set; }

    /// <summary>Who needs something first: who expires, and who needs feedback, the weak spot of every training (method 4.1).</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<(MatrixRow Row, string Words)> People)> Lists { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Rows = await matrix.ReadAsync(TrainingTenant.Of(Me.Organisation), ct);
        (Figures, Several) = (matrix.FiguresOf(Rows), Rows.DistinctBy(row => row.Employer, StringComparer.Ordinal).Count() > 1);
        Lists =
        [
            ("expiring", [.. Rows.Where(row => row.Progress.State is TrainingState.Expiring or TrainingState.Grace or TrainingState.Expired or TrainingState.Recovery).OrderBy(row => row.Progress.CertifiedUntil).Select(row => (row, StateOf(row, words)))]),
            ("feedback", [.. Rows.Where(row => row.Progress.State == TrainingState.MayGuide).Select(row => (row, Words: string.Join(" ", row.Progress.Missing.Where(one => one.Kind == "feedback").Select(one => progressWords.Of(one, row.Version))))).Where(row => row.Words.Length > 0)]),
        ];
    }

    public async Task<FileContentResult> OnGetCsvAsync(CancellationToken ct) =>
        File(MatrixCsv.Write(await matrix.ReadAsync(TrainingTenant.Of(Me.Organisation), ct), Columns, words), "text/csv; charset=utf-8", "training.csv");

    public string StateOf(MatrixRow row, Words words) => progressWords.State(row.Progress, words);

    public static (string Sign, string Word) CellOf(MatrixRow row, Requirement column) => row.Progress.Requirements.FirstOrDefault(part => part.Code == column.Code) switch
    {
        { IsShown: true, IsExempt: true } => ("✓", "exempt"),
        { IsShown: true } => ("✓", "done"),
        { } part when part.Evidence.Any(one => one.Have > 0) => ("◐", "busy"),
        _ => ("○", "open"),
    };

    public static string Number(decimal number, string language) => number.ToString("0.#", CultureInfo.GetCultureInfo(language == "nl" ? "nl-NL" : "en-GB"));
}
