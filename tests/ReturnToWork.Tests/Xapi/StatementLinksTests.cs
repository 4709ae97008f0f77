using System.Text;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>L17: whom and what a statement is found by.</summary>
public sealed class StatementLinksTests
{
    private const string Statement = """
        {"actor":{"objectType":"Group","mbox":"mailto:g@example.org","member":[{"mbox":"mailto:a@EXAMPLE.org"}]},"verb":{"id":"x:v"},
        "object":{"objectType":"SubStatement","actor":{"mbox":"mailto:s@example.org"},"verb":{"id":"x:v"},"object":{"id":"x:o"},"context":{"contextActivities":{"other":{"id":"x:i"}}}},
        "context":{"instructor":{"mbox":"mailto:a@example.org"},"team":{"objectType":"Group","member":[{"mbox":"mailto:t@example.org"}]},
        "contextActivities":{"parent":{"id":"x:p"},"category":[{"id":"x:c"},{"id":"x:p"}]},
        "contextAgents":[{"objectType":"contextAgent","agent":{"mbox":"mailto:ca@example.org"}}],
        "contextGroups":[{"objectType":"contextGroup","group":{"objectType":"Group","mbox":"mailto:cg@example.org","member":[{"mbox":"mailto:cm@example.org"}]}}]}}
        """;

    [Fact]
    public void L17_agents_of_the_actor_are_found_directly_and_those_of_the_context_as_related()
    {
        var links = StatementLinks.Agents(Read(Statement)).ToDictionary(link => link.Key["mbox\nmailto:".Length..], link => link.Related, StringComparer.Ordinal);

        links.ShouldBe(
            new Dictionary<string, bool>(StringComparer.Ordinal)
            {
                ["g@example.org"] = false, ["a@example.org"] = false, ["s@example.org"] = true, ["t@example.org"] = true, ["ca@example.org"] = true, ["cg@example.org"] = true, ["cm@example.org"] = true,
            }, ignoreOrder: true);
    }

    [Fact]
    public void L17_activities_of_the_context_and_of_a_sub_statement_are_related() =>
        StatementLinks.Activities(Read(Statement)).ShouldBe([new("x:o", true), new("x:i", true), new("x:p", true), new("x:c", true)], ignoreOrder: true);

    [Fact]
    public void L17_the_object_is_found_directly_even_when_the_context_names_it_too() =>
        StatementLinks.Activities(Read("""{"actor":{"mbox":"mailto:a@example.org"},"verb":{"id":"x:v"},"context":{"contextActivities":{"parent":{"id":"x:o"}}},"object":{"id":"x:o"}}"""))
            .ShouldBe([new("x:o", false)]);

    [Fact]
    public void X10_a_group_of_thousands_is_read_in_one_go()
    {
        var members = string.Join(',', Enumerable.Range(0, 8_000).Select(n => "{\"mbox\":\"mailto:" + (n % 4_000) + "@example.org\"}"));

        var group = Statement.Replace("""{"mbox":"mailto:a@EXAMPLE.org"}""", members, StringComparison.Ordinal);
        StatementLinks.Agents(Read(group)).Count.ShouldBe(4_007);
    }

    private static Statement Read(string text) => StatementReader.Read(Encoding.UTF8.GetBytes(text), XapiVersion.V200).Statement!;
}
