using ReturnToWork.TestKit.Companion;
using Xunit;

namespace ReturnToWork.Tests.Companion;

/// <summary>One Companion for the tests of a class that bring coaches of their own and leave the clock alone.</summary>
public sealed class RunningCompanion : IAsyncLifetime
{
    public CompanionApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() => App = await CompanionApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
