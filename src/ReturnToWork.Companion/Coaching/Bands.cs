namespace ReturnToWork.Companion.Coaching;

/// <summary>Where an answer in blocks stands, in three words. It is never summed and never a score.</summary>
internal enum Band
{
    Low = 1,
    Middle = 2,
    High = 3,
}

/// <summary>What a person shared about one determinant: the newest band, and the one before it where that still stands.</summary>
/// <param name="Determinant">W1 to K5.</param>
internal sealed record SharedBand(string Determinant, Band Now, Evidence Evidence, Band? Before, Evidence? BeforeEvidence);

/// <summary>What the shares of a person say in bands.</summary>
internal static class Bands
{
    private static readonly Dictionary<string, Band> Words = new(StringComparer.Ordinal) { ["low"] = Band.Low, ["middle"] = Band.Middle, ["high"] = Band.High };

    /// <summary>Per determinant the newest band and the one before it, in the order of the method. Shares that were taken back are not among the views' shares.</summary>
    public static IReadOnlyList<SharedBand> Of(IReadOnlyList<LearnerView> views) =>
        [.. views.SelectMany(view => view.Shares).SelectMany(share => share.Bands, (share, code) => (Code: code.Split('-'), share.Evidence))
            .Where(one => one.Code is [_, _] && Words.ContainsKey(one.Code[1]))
            .GroupBy(one => DeterminantOf(one.Code[0]), StringComparer.Ordinal)
            .Select(determinant =>
            {
                var said = determinant.OrderBy(one => one.Evidence.At).ThenBy(one => one.Evidence.Statement).ToList();
                return new SharedBand(determinant.Key, Words[said[^1].Code[1]], said[^1].Evidence, said.Count > 1 ? Words[said[^2].Code[1]] : null, said.Count > 1 ? said[^2].Evidence : null);
            })
            .OrderBy(band => band.Determinant[0] == 'W' ? 0 : 1).ThenBy(band => band.Determinant, StringComparer.Ordinal)];

    /// <summary><c>w1-low</c> is about W1.</summary>
    public static string DeterminantOf(string code) => code.Split('-')[0].ToUpperInvariant();
}
