namespace ReturnToWork.Courses.Kinds;

/// <summary>One card to choose. <paramref name="For"/> ties it to an option of the activity it depends on.</summary>
internal sealed record Option(string Id, int Line, Phrase Text, string? Picture, string? For, Phrase? Smaller, bool OwnWords)
{
    /// <summary>A smaller step is an answer of its own, so that a kept answer is always just an option's id.</summary>
    public const string SmallerSuffix = "-kleiner";

    /// <summary>The lines of <c>ids.lock</c> for it.</summary>
    public IEnumerable<(string Id, int Line)> Ids(string answer)
    {
        yield return ($"optie {answer}/{Id}", Line);
        if (Smaller is not null)
            yield return ($"optie {answer}/{Id}{SmallerSuffix}", Line);
    }
}
