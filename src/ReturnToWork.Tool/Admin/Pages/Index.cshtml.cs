using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ReturnToWork.Lrs;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Texts;
using ReturnToWork.Tool.OwnWords;
using ReturnToWork.Tool.Pages;
using ReturnToWork.Tool.Record;
using ReturnToWork.Tool.Store;
using ReturnToWork.Tool.Voices;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>What this record store is, where other programs find it, and how much is in it. Counts only.</summary>
internal sealed class OverviewModel(
    Organisations organisations, RecordStoreCounts counts, RecordStoreFlows flows, RegistrationBook book, Themes themes, OwnTextBook texts, Recordings recordings, Keeping keeping, AdminLog log,
    IOptions<RetentionOptions> retention, TimeProvider time, Words words) : AdminPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public IReadOnlyList<(string Version, string Address)> Addresses { get; private set; } = [];

    /// <summary>By stream, in the order of the page: a key of the texts, and how many.</summary>
    public IReadOnlyList<(string Key, long Count)> Streams { get; private set; } = [];

    /// <summary>Per other store: a key of the texts with its name, and one that says how it goes.</summary>
    public IReadOnlyList<(string Key, string Name, string State)> Flows { get; private set; } = [];

    /// <summary>How far each theme is with reading aloud.</summary>
    public IReadOnlyList<ThemeVoices> Themes { get; private set; } = [];

    /// <summary>How deleting by age goes; empty before it ever ran.</summary>
    public IReadOnlyList<RetentionMark> Keeping { get; private set; } = [];

    public RetentionOptions Terms => retention.Value;

    public DateTimeOffset Now => time.GetUtcNow();

    [TempData]
    public string? Said { get; set; }

    /// <summary>How many registrations and deployments of an LMS wait for a yes.</summary>
    public int Waiting { get; private set; }

    /// <summary>The clock is right: what is over may go.</summary>
    public async Task<IActionResult> OnPostGoOnAsync(CancellationToken ct)
    {
        await log.WriteAsync(Me, Act.ClockRight, null, ct);
        await keeping.GoOnAsync(Me.Organisation, ct);
        Said = "keeping.said";
        return LocalRedirect("/admin");
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Keeping = await keeping.StateAsync(Me.Organisation, ct);
        Waiting = LmsModel.WaitingIn(await book.ListAsync(Me.Organisation, ct));
        Themes = await ThemeVoices.OfAllAsync(themes, texts, recordings, Me.Organisation, words.Language, ct);
        var here = $"{Request.Scheme}://{Request.Host}";
        Addresses = [("1.0.3", $"{here}/xapi/"), ("2.0", $"{here}/xapi2/")];
        var own = await counts.OfAsync(Me.Organisation, ct);
        var training = await counts.OfAsync(Organisations.TrainingOf(Me.Organisation), ct);
        Streams =
        [
            ("progress", own.Progress), ("personal", own.Personal),
            // Everything that professionals do in their own store organisation is training, their themes too.
            ("training", own.Training + training.Progress + training.Personal + training.Training + training.Other), ("other", own.Other),
        ];
        Flows =
        [
            .. (await flows.ForwardsAsync(Me.Organisation, ct)).Select(flow => ("flows.to", flow.Name, $"flows.is.{FlowsModel.StateOf(flow)}")),
            .. (await flows.ImportsAsync(Me.Organisation, ct)).Select(import => ("flows.from", import.Name, $"imports.is.{FlowsModel.StateOf(import)}")),
        ];
    }
}
