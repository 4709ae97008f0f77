using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(Browsers))]
[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]
