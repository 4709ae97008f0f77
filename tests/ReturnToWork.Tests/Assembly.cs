using ReturnToWork.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]

// Two at a time left a quarter of two cores waiting for answers, files and clocks.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]
