using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>Nobody can tell from its answers which engine a store stands on .</summary>
[Collection(PropertyHosts.Name)]
public sealed class SameScriptTests(PropertyHosts hosts)
{
    [Theory, InlineData(XapiVersion.V103), InlineData(XapiVersion.V200)]
    public Task X08_the_same_script_of_good_and_bad_requests_gets_the_same_answers_on_both_engines(XapiVersion version) => PropertyHosts.CheckAsync(Script.Lines(40), 15, async script =>
    {
        var key = PropertyHosts.NewOrganisation();
        using var sqlite = hosts.At(DataProvider.Sqlite).Client(key, version);
        using var postgres = hosts.At(DataProvider.PostgreSql).Client(key, version);
        var (here, there) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var line in script)
        {
            var answer = await Script.AnswerAsync(sqlite, line, here);
            answer.ShouldBe(await Script.AnswerAsync(postgres, line, there), line.ToString());
            answer.ShouldNotStartWith("5", customMessage: line.ToString());
        }
    }, script => string.Join("\n", script.Select(line => line.ToString())));
}
