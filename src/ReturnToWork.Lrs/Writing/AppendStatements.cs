using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A batch that is stored whole or not at all (P-5).</summary>
/// <param name="authority">An agent as JSON.</param>
/// <param name="mayDefine">Whether what it says about activities becomes what the store says about them (scope <c>define</c>; X-13).</param>
internal sealed class AppendStatements(string organisation, string authority, IReadOnlyList<Incoming> batch, bool mayDefine = false) : Work(organisation)
{
    public IReadOnlyList<Incoming> Batch => batch;

    public string Authority => authority;

    public bool MayDefine => mayDefine;

    /// <summary>Of the batch what is new and was stored: not what was there already, was taken back or was erased.</summary>
    public IReadOnlyList<Incoming> Kept { get; set; } = [];

    /// <summary>Known after <see cref="Work.Done"/>.</summary>
    public Refusal? Refusal { get; set; }

    public override int Weight => batch.Count;

    public override Task RunAsync(WriteScope scope, CancellationToken ct) => new Appending(scope).RunAsync([this], ct);
}
