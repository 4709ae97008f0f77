using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The learning environments from which this organisation's themes are opened, what waits for a yes, and the invitations that still open something.</summary>
internal sealed class LmsModel(RegistrationBook book, Invitations invitations, AdminLog log) : AdminPage
{
    public IReadOnlyList<LtiRegistration> All { get; private set; } = [];

    /// <summary>What came by and is let in by nobody yet.</summary>
    public IReadOnlyList<(LtiRegistration Registration, LtiDeployment Deployment)> Waiting { get; private set; } = [];

    public IReadOnlyList<Invitation> Open { get; private set; } = [];

    public DateTimeOffset? ClosedSince { get; private set; }

    /// <summary>A key of the texts after <c>lms.done.</c>.</summary>
    public string? Done { get; private set; }

    /// <summary>In one word: a key of the texts after <c>lms.is.</c>.</summary>
    public static string StateOf(LtiRegistration registration) => registration switch
    {
        { IsShadowed: true } => "shadowed",
        { Made: RegistrationMade.Settings } => "settings",
        { State: RegistrationState.Pending } => "pending",
        { State: RegistrationState.Suspended } => "suspended",
        _ => "active",
    };

    /// <summary>How many registrations and deployments wait for a yes.</summary>
    public static int WaitingIn(IEnumerable<LtiRegistration> registrations) =>
        registrations.Sum(one => (StateOf(one) == "pending" ? 1 : 0) + one.Deployments.Count(deployment => deployment.State == DeploymentState.Pending));

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        Done = done is "removed" or "withdrawn" or "approved" or "closed" or "opened" ? done : null;
        All = [.. (await book.ListAsync(Me.Organisation, ct)).OrderBy(one => one.State)];
        Waiting = [.. All.SelectMany(one => one.Deployments.Where(deployment => deployment.State == DeploymentState.Pending).Select(deployment => (one, deployment)))];
        Open = await invitations.OpenAsync(Me.Organisation, ct);
        ClosedSince = await book.ClosedSinceAsync(Me.Organisation, ct);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, string? deployment, CancellationToken ct)
    {
        if (await book.FindAsync(Me.Organisation, id, ct) is not { } registration || registration.Deployments.All(one => one.Id != deployment)) return NotFound();
        await log.WriteAsync(Me, Act.DeploymentApproved, Act.Of(registration.Label, deployment!), ct);
        return await book.SetDeploymentAsync(Me.Organisation, id, deployment!, DeploymentState.Approved, CancellationToken.None) ? LocalRedirect("/admin/lms?done=approved") : NotFound();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        if ((await invitations.OpenAsync(Me.Organisation, ct)).FirstOrDefault(one => one.Id == id) is not { } invitation) return NotFound();
        await log.WriteAsync(Me, Act.InvitationWithdrawn, invitation.Label, ct);
        return await invitations.WithdrawAsync(Me.Organisation, id, CancellationToken.None) ? LocalRedirect("/admin/lms?done=withdrawn") : NotFound();
    }
}
