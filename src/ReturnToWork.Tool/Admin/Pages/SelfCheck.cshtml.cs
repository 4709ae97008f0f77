using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using ReturnToWork.Lti;
using ReturnToWork.Tool.Admin.Acts;
using ReturnToWork.Tool.SelfChecking;

namespace ReturnToWork.Tool.Admin.Pages;

/// <summary>The same as the command <c>--lti-self-check</c>, behind a button. The report is on the answer to the form and kept nowhere.</summary>
internal sealed class SelfCheckModel(SelfCheck check, AdminLog log, IOptions<LtiOptions> lti, IServer server) : AdminPage
{
    public SelfCheckReport? Report { get; private set; }

    public async Task OnPostAsync(CancellationToken ct)
    {
        var listening = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = SelfCheckAddress.Of(said: null, lti.Value, listening) ?? throw new InvalidOperationException("This host listens nowhere.");
        await log.WriteAsync(Me, Act.SelfChecked, null, ct);
        Report = await check.RunAsync(address, SelfCheckAddress.Page, ct);
    }
}
