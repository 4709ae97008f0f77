using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>A tool and a platform that has not registered it yet.</summary>
internal sealed class Meeting : IAsyncDisposable
{
    public const string Organisation = "green";
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private Meeting(ToolUnderTest tool, RegisteringPlatform platform) => (Tool, Platform) = (tool, platform);

    public ToolUnderTest Tool { get; }

    public RegisteringPlatform Platform { get; }

    public RegistrationsSeen Seen => (RegistrationsSeen)Tool.Services.GetRequiredService<IRegistrationReceiver>();

    public RegistrationBook Book => Tool.Services.GetRequiredService<RegistrationBook>();

    public Invitations Invitations => Tool.Services.GetRequiredService<Invitations>();

    public static async Task<Meeting> StartAsync(DataProvider engine = DataProvider.Sqlite) => new(await ToolUnderTest.StartAsync(engine), await RegisteringPlatform.StartAsync());

    public Task<string> InviteAsync(string? offer = null, Guid? update = null, bool grades = false, bool members = false, string organisation = Organisation) =>
        Invitations.MakeAsync(organisation, "Onze LMS", offer, update, grades, members);

    /// <summary>Sends the administrator's browser with the link of an invitation, a new one unless given.</summary>
    /// <returns><c>registered</c>, or the code of the refusal.</returns>
    public async Task<string> RegisterAsync(string? code = null, string? token = "registration-token", string? referer = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, Platform.LinkTo(Tool, code ?? await InviteAsync(), token));
        if (referer is not null) request.Headers.Referrer = new Uri(referer);
        return await SendAsync(request);
    }

    public static async Task<string> SendAsync(HttpRequestMessage request) => await (await Browser.SendAsync(request)).Content.ReadAsStringAsync();

    public Task<string> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Tool.Address + path));

    /// <summary>What was registered with invitations; those of the settings left out.</summary>
    public async Task<IReadOnlyList<LtiRegistration>> KeptAsync(string organisation = Organisation) =>
        [.. (await Book.ListAsync(organisation)).Where(one => one.Made == RegistrationMade.Dynamic)];

    public async Task<bool> IsOpenAsync() => (await Invitations.OpenAsync(Organisation)).Count > 0;

    public async ValueTask DisposeAsync()
    {
        await Tool.DisposeAsync();
        await Platform.DisposeAsync();
    }
}
