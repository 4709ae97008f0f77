using Shouldly;
using Xunit;

namespace ReturnToWork.BrowserTests.Player;

public sealed class AllPairsTests
{
    [Theory]
    [InlineData(new[] { 2, 2, 3, 4, 2, 2, 2, 2 }, 16)]
    [InlineData(new[] { 3, 3, 3, 3 }, 15)]
    [InlineData(new[] { 2, 2 }, 4)]
    [InlineData(new[] { 1, 5, 1, 2 }, 10)]
    [InlineData(new[] { 7 }, 0)]
    public void Every_two_values_of_every_two_dimensions_meet_in_few_rows(int[] sizes, int most)
    {
        var rows = AllPairs.Of(sizes);

        var open = AllPairs.PairsOf(sizes);
        foreach (var row in rows)
        {
            row.Length.ShouldBe(sizes.Length);
            open.RemoveWhere(pair => row[pair.First] == pair.A && row[pair.Second] == pair.B);
        }

        open.ShouldBeEmpty();
        rows.Count.ShouldBeLessThanOrEqualTo(most);
        AllPairs.Every(sizes).Count().ShouldBe(sizes.Aggregate((product, size) => product * size));
    }
}
