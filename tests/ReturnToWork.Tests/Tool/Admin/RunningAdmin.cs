using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Xunit;

namespace ReturnToWork.Tests.Tool.Admin;

/// <summary>The Tool with its administrator's area switched on, and the organisation's identity provider.</summary>
internal sealed class RunningAdmin : IAsyncDisposable
{
    private readonly FreshPlace _place;

    private RunningAdmin(FreshPlace place, RunningTool tool, StubIdentityProvider identity, MovableClock clock) => (_place, Tool, Identity, Clock) = (place, tool, identity, clock);

    public RunningTool Tool { get; }

    public StubIdentityProvider Identity { get; }

    /// <summary>The host's clock: the real one, some time ahead.</summary>
    public MovableClock Clock { get; }

    public static async Task<RunningAdmin> StartAsync(DataProvider engine = DataProvider.Sqlite, IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var place = await FreshPlace.OnAsync(engine);
        var identity = await StubIdentityProvider.StartAsync();
        var clock = new MovableClock();
        var all = new Dictionary<string, string?>
        {
            ["SignIn:Authority"] = identity.Address, ["SignIn:ClientId"] = "tool", ["SignIn:RequiredAmr:0"] = "otp",
            ["Organisations:0:Id"] = "groenrijk", ["Organisations:0:Name"] = "Groenrijk Werkt", ["Organisations:1:Id"] = "dekade", ["Organisations:1:Name"] = "De Kade",
        };
        void Services(IServiceCollection own)
        {
            own.AddSingleton<TimeProvider>(clock);
            services?.Invoke(own);
        }

        foreach (var (key, value) in settings ?? new Dictionary<string, string?>()) all[key] = value;
        try
        {
            return new RunningAdmin(place, await RunningTool.StartAsync(place, Services, all), identity, clock);
        }
        catch
        {
            await identity.DisposeAsync();
            await place.DisposeAsync();
            throw;
        }
    }

    /// <summary>An administrator whom no other test knows.</summary>
    public static StubProfessional NewAdministrator(string organisation = "groenrijk") => new($"wim-{Guid.NewGuid():N}", "Wim", organisation, "administrator");

    public Visitor Visitor() => new(Tool.Address.ToString());

    /// <summary>A browser that has signed in as somebody, and has gone on as the page in between does by itself.</summary>
    public async Task<Visitor> SignedInAsync(StubProfessional? who = null, string to = "/admin")
    {
        var visitor = Visitor();
        Identity.Next = who ?? NewAdministrator();
        var seen = await visitor.GetAsync($"/admin/sign-in/go?to={Uri.EscapeDataString(to)}");
        var on = Regex.Match(seen.Text, "http-equiv=\"refresh\" content=\"0; url=([^\"]*)\"");
        if (on.Success) await visitor.GetAsync(on.Groups[1].Value);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await Tool.DisposeAsync();
        await Identity.DisposeAsync();
        await _place.DisposeAsync();
    }
}

/// <summary>One for the tests of a class that bring administrators of their own and leave the clock alone.</summary>
public sealed class SharedAdmin : IAsyncLifetime
{
    internal RunningAdmin Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Admin = await RunningAdmin.StartAsync();

    public ValueTask DisposeAsync() => Admin.DisposeAsync();
}
