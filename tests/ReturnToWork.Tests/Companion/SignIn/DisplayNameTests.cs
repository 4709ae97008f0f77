using ReturnToWork.TestKit.Companion;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.SignIn;

/// <summary>The identity provider's name of a coach goes onto cards and to the Tool, so it becomes one line that both take.</summary>
public sealed class DisplayNameTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    [Theory]
    [InlineData("Anna\u0007 de\nVries", "Anna de Vries")]
    [InlineData("  Anna  ", "Anna")]
    public async Task A_display_name_is_made_one_that_the_tool_takes(string given, string kept) => (await ToldNameAsync(given)).ShouldBe(kept);

    [Fact]
    public async Task A_display_name_is_cut_to_eighty_characters_and_never_through_one()
    {
        (await ToldNameAsync(new string('a', 200))).ShouldBe(new string('a', 80));
        (await ToldNameAsync(new string('a', 79) + "\U0001F600\U0001F600")).ShouldBe(new string('a', 79));
        (await ToldNameAsync("\u0007\t ")).ShouldStartWith("nobody-");
    }

    private async Task<string> ToldNameAsync(string name)
    {
        using var coach = await _app.SignedInAsync(new StubProfessional($"nobody-{Guid.NewGuid():N}", name, "groenrijk", "coach"));
        var (_, code) = await coach.NewPersonAsync("Kees");
        return _app.Tool.Codes[PairingCode.KeyedHash(CompanionApp.Secret, "groenrijk", code)].GetProperty("coach").GetString()!;
    }
}
