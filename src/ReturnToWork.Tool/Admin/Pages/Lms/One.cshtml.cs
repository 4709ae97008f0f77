using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.Admin.Lms;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>One connection: what it says, who may come in by it, and what came in by it last. Another organisation's is not there (404), like one that nobody has.</summary>
internal sealed class OneLmsModel(RegistrationBook book, Invitations invitations, LaunchLog launches, ConnectionTest test, MemberCount members, GradebookDesk desk, OwnAddresses addresses, AdminLog log) : AdminPage
{
    private const int MostLaunches = 20;

    public LtiRegistration Registration { get; private set; } = null!;

    public IReadOnlyList<LaunchEntry> Launches { get; private set; } = [];

    /// <summary>A key of the texts after <c>lms.done.</c>.</summary>
    public string? Done { get; private set; }

    /// <summary>A key of the texts.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The link of an invitation to update; shown this once.</summary>
    public string? Link { get; private set; }

    /// <summary>What a test found; null where none was asked for.</summary>
    public IReadOnlyList<ConnectionFinding>? Findings { get; private set; }

    /// <summary>What counting the members of a deployment came to; null where it was not asked for.</summary>
    public (string Deployment, MemberCountAnswer Answer)? Counted { get; private set; }

    /// <summary>What the gradebooks of this organisation were told; null while this connection's is switched off and nothing of it was given up.</summary>
    public GradebookState? Gradebook { get; private set; }

    /// <summary>Those of this connection that are tried no more.</summary>
    public IReadOnlyList<GivenUpScore> GivenUp { get; private set; } = [];

    public string State => LmsModel.StateOf(Registration);

    public bool CanChange => Registration is { Made: not RegistrationMade.Settings };

    public string OwnKeys => $"{addresses.Origin(Request)}/lti/keys/{Registration.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, string? done, CancellationToken ct)
    {
        Done = done is "made" or "approved" or "suspended" or "resumed" or "services" or "grade" ? done : null;
        return await ShownAsync(id, ct);
    }

    public Task<IActionResult> OnPostStateAsync(Guid id, string? to, CancellationToken ct) => to switch
    {
        "approved" => SetAsync(id, Act.LmsApproved, RegistrationState.Active, to, ct),
        "suspended" => SetAsync(id, Act.LmsSuspended, RegistrationState.Suspended, to, ct),
        "resumed" => SetAsync(id, Act.LmsResumed, RegistrationState.Active, to, ct),
        _ => Task.FromResult<IActionResult>(NotFound()),
    };

    public async Task<IActionResult> OnPostDeploymentAsync(Guid id, string? deployment, string? to, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { } registration || to is not ("approved" or "suspended")) return NotFound();
        deployment = (deployment ?? "").Trim();
        if (deployment.Length is 0 or > 255 || deployment.Any(char.IsControl)) return await RefuseAsync(id, "lms.wrong.deployment", ct);
        await log.WriteAsync(Me, to == "approved" ? Act.DeploymentApproved : Act.DeploymentSuspended, Act.Of(registration.Label, deployment), ct);
        var state = to == "approved" ? DeploymentState.Approved : DeploymentState.Suspended;
        return await book.SetDeploymentAsync(Me.Organisation, id, deployment, state, CancellationToken.None) ? Back(id, to) : NotFound();
    }

    public async Task<IActionResult> OnPostServicesAsync(Guid id, bool grades, bool members, CancellationToken ct)
    {
        if (await ChangeableAsync(id, ct) is not { } registration) return NotFound();
        if ((grades || members) && registration.Says.TokenEndpoint is null) return await RefuseAsync(id, "lms.wrong.services", ct);
        await log.WriteAsync(Me, Act.LmsServices, registration.Label, ct);
        return await book.SetServicesAsync(Me.Organisation, id, grades, members, CancellationToken.None) ? Back(id, "services") : NotFound();
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { } registration) return NotFound();
        await log.WriteAsync(Me, Act.LmsTested, registration.Label, ct);
        Findings = await test.RunAsync(registration, ct);
        return await ShownAsync(id, ct);
    }

    public async Task<IActionResult> OnPostCountAsync(Guid id, string? deployment, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { Says.Members: true } registration || registration.Deployments.All(one => one.Id != deployment)) return NotFound();
        await log.WriteAsync(Me, Act.MembersCounted, Act.Of(registration.Label, deployment!), ct);
        Counted = (deployment!, await members.AskAsync(Me.Organisation, id, deployment!, ct));
        return await ShownAsync(id, ct);
    }

    public async Task<IActionResult> OnPostGradeAsync(Guid id, Guid score, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { } registration || (await GivenUpOfAsync(registration, ct)).All(one => one.Id != score)) return NotFound();
        await log.WriteAsync(Me, Act.GradeSentAgain, registration.Label, ct);
        return await desk.RetryAsync(Me.Organisation, score, CancellationToken.None) ? Back(id, "grade") : NotFound();
    }

    public async Task<IActionResult> OnPostUpdateAsync(Guid id, CancellationToken ct)
    {
        if (await ChangeableAsync(id, ct) is not { CanBeUpdated: true, Says: var says } registration) return NotFound();
        await log.WriteAsync(Me, Act.Invited, registration.Label, ct);
        var code = await invitations.MakeAsync(Me.Organisation, registration.Label, says.Offer, id, says.Grades, says.Members, CancellationToken.None);
        Link = addresses.Invitation(Request, code);
        return await ShownAsync(id, ct);
    }

    private async Task<IActionResult> SetAsync(Guid id, string act, RegistrationState state, string done, CancellationToken ct)
    {
        if (await ChangeableAsync(id, ct) is not { } registration) return NotFound();
        await log.WriteAsync(Me, act, registration.Label, ct);
        return await book.SetStateAsync(Me.Organisation, id, state, CancellationToken.None) ? Back(id, done) : NotFound();
    }

    private async Task<LtiRegistration?> ChangeableAsync(Guid id, CancellationToken ct) =>
        await book.FindAsync(Me.Organisation, id, ct) is { Made: not RegistrationMade.Settings } registration ? registration : null;

    private async Task<IActionResult> ShownAsync(Guid id, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { } registration) return NotFound();
        Registration = registration;
        Launches = await launches.OfAsync(registration, MostLaunches, ct);
        GivenUp = await GivenUpOfAsync(registration, ct);
        if (registration.Says.Grades || GivenUp.Count > 0) Gradebook = await desk.StateAsync(Me.Organisation, ct);
        return Page();
    }

    private async Task<IReadOnlyList<GivenUpScore>> GivenUpOfAsync(LtiRegistration registration, CancellationToken ct) =>
        [.. (await desk.StateAsync(Me.Organisation, ct)).GivenUp.Where(score => registration.Deployments.Any(one => one.Registration == score.Registration))];

    private async Task<IActionResult> RefuseAsync(Guid id, string why, CancellationToken ct)
    {
        Refusal = why;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShownAsync(id, ct);
    }

    private LocalRedirectResult Back(Guid id, string done) => LocalRedirect($"/admin/lms/{id}?done={done}");
}
