namespace ReturnToWork.Courses.Style;

/// <summary>Something in a token file that an administrator can mend.</summary>
/// <param name="Code">Stable code of the check, such as <c>contrast</c>.</param>
/// <param name="Name">The name concerned, as it stands in the file; empty where the whole file is meant.</param>
/// <param name="IsError">An error keeps the style from being used; a warning does not.</param>
/// <param name="Dutch">What to do, in Dutch.</param>
/// <param name="English">What to do, in English.</param>
public sealed record HouseStyleProblem(string Code, string Name, bool IsError, string Dutch, string English)
{
    /// <summary>The sentence in <c>nl</c>, else in English.</summary>
    public string In(string language) => language == "nl" ? Dutch : English;
}

/// <summary>What came of reading a token file.</summary>
/// <param name="Style">Null when there is an error.</param>
/// <param name="Draft">The style as far as the file could be read, to show what it would look like; with an error it is never used.</param>
public sealed record HouseStyleReading(HouseStyle? Style, HouseStyle Draft, IReadOnlyList<HouseStyleProblem> Problems);
