using System.Text;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Importing;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the trainer: professionals who were trained earlier, from a file. First what it would do is shown.</summary>
[RequestSizeLimit(2 * 1024 * 1024)]
internal sealed class ImportModel(ImportBook book, ProtocolLibrary protocols, Words words) : CompanionPage
{
    private const int MostBytes = 512 * 1024;

    public ImportPlan? Plan { get; private set; }

    /// <summary>What was looked at, to be posted again with the yes.</summary>
    public string? Text { get; private set; }

    /// <summary>Key of the sentence about the file as a whole; null where it can be read.</summary>
    public string? Wrong { get; private set; }

    [TempData]
    public int? Done { get; set; }

    public IEnumerable<(string Code, string Words)> Reasons => protocols.Versions[^1].Reasons.Select(reason => (reason.Key, reason.Value[words.Language]));

    public IEnumerable<(string Code, string Words)> Parts =>
        protocols.Versions[^1].Requirements.SelectMany(part => part.Evidence.Select(evidence => (evidence.Code, $"{part.Names[words.Language]} ({words[$"protocol.kind.{evidence.Kind}"]})")));

    public async Task OnPostAsync(IFormFile? file, string? pasted, CancellationToken ct)
    {
        (Text, Wrong) = file is { Length: > 0 } ? await ReadAsync(file, ct) : (pasted, null);
        if (Wrong is null && string.IsNullOrWhiteSpace(Text)) Wrong = "training.import.wrong.none";
        if (Wrong is null) Plan = await book.PlanAsync(TrainingTenant.Of(Me.Organisation), Text!, ct);
    }

    public async Task<IActionResult> OnPostTakeAsync(string? pasted, CancellationToken ct)
    {
        Text = pasted ?? "";
        Plan = await book.TakeInAsync(TrainingTenant.Of(Me.Organisation), Me.Subject, Text, ct);
        if (!Plan.CanBeDone) return Page();
        Done = Plan.New;
        return LocalRedirect("/training/import");
    }

    private static async Task<(string? Text, string? Wrong)> ReadAsync(IFormFile file, CancellationToken ct)
    {
        if (file.Length > MostBytes) return (null, "training.import.wrong.large");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, ct);
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray()), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, "training.import.wrong.utf8");
        }
    }
}
