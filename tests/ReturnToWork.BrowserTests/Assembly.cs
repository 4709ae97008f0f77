using ReturnToWork.TestKit;
using Xunit;

[assembly: AssemblyFixture(typeof(Browsers))]
