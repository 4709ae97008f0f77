using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Lti;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>Many equal launches at once, on both engines.</summary>
public sealed class ReplayTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L02_of_64_equal_launches_at_two_instances_exactly_one_opens_a_session(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var twin = await ToolUnderTest.StartAsync(beside: tool);
        var rounds = Environment.GetEnvironmentVariable("RTW_FULL") is null ? 5 : 200;
        for (var round = 0; round < rounds; round++)
        {
            var begun = await tool.BeginAsync();
            KeyValuePair<string, string>[] form = [new("state", begun.State), new("id_token", begun.Token())];

            var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => begun.PostAsync(form, begun.Cookie, tool: i % 2 == 0 ? tool : twin)));

            (await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Count(text => text == "launched").ShouldBe(1);
        }

        (tool.Receiver.Launches.Count + twin.Receiver.Launches.Count).ShouldBe(rounds);
        tool.Receiver.Refusals.Concat(twin.Receiver.Refusals).ShouldAllBe(refusal => refusal.Code == "A3-state-used");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task L02_a_nonce_cannot_be_issued_twice(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await tool.BeginAsync();
        var row = (await tool.RowsAsync()).Single();
        await using var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        db.Logins.Add(new OpenLogin
        {
            Client = row.Client, StateHash = Secret.Hash("another"), NonceHash = row.NonceHash, ProofHash = row.ProofHash, TargetLink = row.TargetLink, Expires = row.Expires,
        });

        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_model_and_its_migrations_agree(DataProvider engine)
    {
        await using var tool = await ToolUnderTest.StartAsync(engine);
        await using var db = await tool.Services.GetRequiredService<IDbContextFactory<LtiDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }
}
