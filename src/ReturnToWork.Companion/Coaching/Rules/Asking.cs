namespace ReturnToWork.Companion.Coaching.Rules;

/// <summary>The sentences of one determinant (method 2.4), by their ids.</summary>
internal static class Asking
{
    /// <summary>Its open question, then its follow-up questions.</summary>
    public static IReadOnlyList<string> About(string determinant) => [$"{determinant}.O", .. FollowOf(determinant)];

    /// <summary>Its follow-up questions.</summary>
    public static IReadOnlyList<string> FollowOf(string determinant) =>
        [.. Catalogue.Current.Sentences.Where(id => id.StartsWith($"{determinant}.D", StringComparison.Ordinal))];
}
