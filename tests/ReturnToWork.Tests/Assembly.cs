using ReturnToWork.TestKit.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresOfTheRun))]

// With two at a time half a core of two waited for sockets and disks.
[assembly: Xunit.v3.Parallelization(MaxThreads = 3)]
