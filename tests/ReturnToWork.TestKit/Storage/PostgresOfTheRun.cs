using Xunit;

namespace ReturnToWork.TestKit.Storage;

/// <summary>
/// Stops the run's PostgreSQL while the run is still a run. Give it to every test assembly that uses <see cref="Engines"/> or <see cref="FreshPlace"/>:
/// <c>[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]</c>. The first test that needs the cluster starts it.
/// </summary>
public sealed class PostgresOfTheRun : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await PostgresCluster.StopAsync();
}
