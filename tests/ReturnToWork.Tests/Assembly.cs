using ReturnToWork.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]
