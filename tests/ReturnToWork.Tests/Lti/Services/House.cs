using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;

namespace ReturnToWork.Tests.Lti.Services;

/// <summary>A tool whose organisation "green" wants gradebook and members, and the services of its platform.</summary>
internal sealed class House(ToolUnderTest tool, PretendServices platform) : IAsyncDisposable
{
    private const string Learner = "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner";

    public static readonly KeyValuePair<string, string?>[] Settings = [new("Lti:Registrations:0:Grades", "true"), new("Lti:Registrations:0:Members", "true")];

    public ToolUnderTest Tool { get; } = tool;

    public PretendServices Platform { get; } = platform;

    public Gradebook Book => Tool.Services.GetRequiredService<Gradebook>();

    public GradebookDesk Desk => Tool.Services.GetRequiredService<GradebookDesk>();

    /// <param name="engine">Where it stores.</param>
    /// <param name="family">The platform's product.</param>
    /// <param name="loops">Whether scores are delivered by themselves; else the test says when.</param>
    public static async Task<House> StartAsync(DataProvider engine, string? family = null, bool loops = false)
    {
        var tool = await ToolUnderTest.StartAsync(engine, settings: [.. Settings, new("Lti:Registrations:0:Family", family)]);
        if (!loops) await StopLoopAsync(tool);
        return new House(tool, new PretendServices(tool));
    }

    /// <summary>A second instance over the same place.</summary>
    public async Task<ToolUnderTest> TwinAsync(bool grades = true)
    {
        var twin = await ToolUnderTest.StartAsync(beside: Tool, settings: grades ? Settings : []);
        await StopLoopAsync(twin);
        return twin;
    }

    private static Task StopLoopAsync(ToolUnderTest tool) => tool.Services.GetRequiredService<ScoreDelivery>().StopAsync(CancellationToken.None);

    /// <summary>Launches somebody into a place; what the launch says of the gradebook, sealed.</summary>
    public async Task<string?> LaunchAsync(string subject, string? item = null, string link = "link-1", string[]? roles = null, string client = "client-a", Action<JsonObject>? change = null)
    {
        var begun = await Tool.BeginAsync(client: client);
        using var answer = await begun.PostAsync(begun.Token(client: client, change: claims =>
        {
            claims["sub"] = subject;
            claims["https://purl.imsglobal.org/spec/lti/claim/roles"] = new JsonArray([.. (roles ?? [Learner]).Select(role => JsonValue.Create(role))]);
            claims["https://purl.imsglobal.org/spec/lti/claim/resource_link"] = new JsonObject { ["id"] = link };
            var claim = new JsonObject { ["scope"] = new JsonArray(Scopes.Score, Scopes.LineItem, "https://lms.example/other"), ["lineitems"] = Platform.ItemsAddress };
            if (item is not null) claim["lineitem"] = item;
            claims[EndpointClaim.Name] = claim;
            change?.Invoke(claims);
        }));
        var text = await answer.Content.ReadAsStringAsync();
        return text == "launched" ? Tool.Receiver.Launches.Last(launch => launch.Subject == subject).Grading : throw new InvalidOperationException(text);
    }

    public async Task DoneAsync(string? grading)
    {
        if (!await Book.DoneAsync(grading ?? throw new InvalidOperationException("The launch says nothing of a gradebook."), "Mijn plan")) throw new InvalidOperationException("Not kept.");
    }

    public Task DeliverAsync() => Tool.Services.GetRequiredService<ScoreDelivery>().DeliverAsync(CancellationToken.None);

    public Task LaterAsync(TimeSpan later)
    {
        Tool.Clock.Advance(later);
        return DeliverAsync();
    }

    public async Task<List<ScoreRow>> RowsAsync()
    {
        await using var db = await StoreAsync();
        return await db.Scores.AsNoTracking().ToListAsync();
    }

    public async Task<List<LineItemRow>> PlacesAsync()
    {
        await using var db = await StoreAsync();
        return await db.LineItems.AsNoTracking().ToListAsync();
    }

    public async Task ChangeAsync(Func<IQueryable<ScoreRow>, Task<int>> change)
    {
        await using var db = await StoreAsync();
        await change(db.Scores);
    }

    public Task<LtiDb> StoreAsync() => Tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync();

    public ValueTask DisposeAsync() => Tool.DisposeAsync();
}
