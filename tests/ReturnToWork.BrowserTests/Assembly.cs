using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(Browsers))]
[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]

// With two at a time a quarter of two cores waited for pages: three take an eighth off the run. Every wait is 60 s, so nothing becomes stricter.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]
