using ReturnToWork.Lti;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>Each launch and each refusal of this organisation, in words. An entry of which the organisation is not known is found by its exact reference only.</summary>
internal sealed class LaunchesModel(LaunchLog launches) : AdminPage
{
    private const int Most = 100;

    public IReadOnlyList<LaunchEntry> Entries { get; private set; } = [];

    public IReadOnlyList<(string Code, int Count)> Codes { get; private set; } = [];

    public string? Code { get; private set; }

    public string? Reference { get; private set; }

    public async Task OnGetAsync(string? code, string? reference, CancellationToken ct)
    {
        Codes = await launches.CodesAsync(Me.Organisation, ct);
        Reference = reference?.Trim() is { Length: > 0 and <= 20 } asked ? asked : null;
        Code = Codes.Any(one => one.Code == code) ? code : null;
        Entries = Reference is null ? await launches.NewestAsync(Me.Organisation, Code, Most, ct)
            : await launches.FindAsync(Me.Organisation, Reference, ct) is { } found ? [found] : [];
    }
}
