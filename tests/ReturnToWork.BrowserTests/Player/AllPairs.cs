namespace ReturnToWork.BrowserTests.Player;

/// <summary>
/// Few combinations that together hold every two values of every two dimensions side by side: most faults come from one value or from two that meet. Made here, always the
/// same for the same sizes; <see cref="AllPairsTests"/> counts the pairs.
/// </summary>
internal static class AllPairs
{
    /// <summary>Rows of one value (0 and up) for each dimension.</summary>
    /// <param name="sizes">How many values each dimension has.</param>
    public static IReadOnlyList<int[]> Of(params IReadOnlyList<int> sizes)
    {
        var open = PairsOf(sizes);
        List<int[]> rows = [];
        while (open.Count > 0)
        {
            var seed = open.Min();
            var row = new int?[sizes.Count];
            (row[seed.First], row[seed.Second]) = (seed.A, seed.B);
            for (var dimension = 0; dimension < sizes.Count; dimension++)
            {
                // The value that meets the most pairs still open; at a tie the one that follows the row's number, so that values take turns.
                var (at, turn) = (dimension, rows.Count);
                row[dimension] ??= Enumerable.Range(0, sizes[dimension]).MaxBy(value => (Gain(open, row, at, value), (value + turn) % sizes[at]));
            }

            var whole = row.Select(value => value!.Value).ToArray();
            open.RemoveWhere(pair => whole[pair.First] == pair.A && whole[pair.Second] == pair.B);
            rows.Add(whole);
        }

        return rows;
    }

    /// <summary>Every combination there is.</summary>
    public static IEnumerable<int[]> Every(params IReadOnlyList<int> sizes) => sizes.Aggregate<int, IEnumerable<int[]>>(
        [[]], (rows, size) => rows.SelectMany(row => Enumerable.Range(0, size).Select(value => (int[])[.. row, value])));

    public static HashSet<(int First, int Second, int A, int B)> PairsOf(IReadOnlyList<int> sizes) =>
    [
        .. from first in Enumerable.Range(0, sizes.Count)
           from second in Enumerable.Range(first + 1, sizes.Count - first - 1)
           from a in Enumerable.Range(0, sizes[first])
           from b in Enumerable.Range(0, sizes[second])
           select (first, second, a, b),
    ];

    private static int Gain(HashSet<(int First, int Second, int A, int B)> open, int?[] row, int dimension, int value) =>
        Enumerable.Range(0, row.Length).Count(other => other != dimension && row[other] is { } there
            && open.Contains(other < dimension ? (other, dimension, there, value) : (dimension, other, value, there)));
}
