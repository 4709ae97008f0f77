using System.Reflection;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Architecture;

/// <summary>The arrows of the house: a room may use only what it points to. The picture in src/README.md shows the same table.</summary>
public sealed class ArrowTests
{
    private static readonly string[] Rooms = ["Xapi", "Lti", "Lrs", "Courses", "Storage", "SignIn", "Authoring", "Tool", "Companion"];

    /// <summary>Room, and the rooms it may see.</summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "Xapi", [] },
        { "Storage", [] },
        { "SignIn", [] },
        { "Courses", ["Xapi"] },
        { "Authoring", ["Courses", "Xapi"] },
        { "Lti", ["Storage"] },
        { "Lrs", ["Xapi", "Storage"] },
        { "Tool", ["Lti", "Lrs", "Courses", "Xapi", "Storage", "SignIn"] },
        { "Companion", ["Xapi", "Courses", "Storage", "SignIn"] },
    };

    [Theory, MemberData(nameof(Arrows))]
    public void A_room_sees_only_the_rooms_it_points_to(string room, string[] maySee)
    {
        var seen = References(Load(room)).Where(name => Rooms.Contains(name, StringComparer.Ordinal));

        seen.ShouldBeSubsetOf(maySee);
    }

    [Theory, InlineData("Xapi"), InlineData("Courses")]
    public void Pure_rooms_see_neither_the_web_nor_a_database(string room)
    {
        var seen = Load(room).GetReferencedAssemblies().Select(name => name.Name!).ToList();

        seen.ShouldNotContain(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        seen.ShouldNotContain(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));
        seen.ShouldNotContain(name => name.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal) || name.StartsWith("Npgsql", StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_LMS_shares_no_code_with_ours() =>
        typeof(global::SampleLms.SampleLmsHost).Assembly.GetReferencedAssemblies().ShouldNotContain(name => name.Name!.StartsWith("ReturnToWork", StringComparison.Ordinal));

    [Theory, InlineData("Xapi"), InlineData("Lti"), InlineData("Lrs"), InlineData("Courses"), InlineData("Storage"), InlineData("SignIn"), InlineData("Authoring")]
    public void Every_room_has_a_page_that_says_what_it_promises(string room) =>
        File.Exists(Path.Combine(Repository.Root, "src", $"ReturnToWork.{room}", "README.md")).ShouldBeTrue();

    private static Assembly Load(string room) => Assembly.Load($"ReturnToWork.{room}");

    private static IEnumerable<string> References(Assembly assembly) =>
        assembly.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("ReturnToWork.", StringComparison.Ordinal))
            .Select(name => name.Name!["ReturnToWork.".Length..]);
}
