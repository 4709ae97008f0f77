namespace ReturnToWork.Courses;

/// <summary>Something in a theme's folder that its author can mend.</summary>
/// <param name="Code">Stable code of the check, such as <c>unknown-key</c>.</param>
/// <param name="IsError">An error keeps the theme from being used; a warning does not.</param>
/// <param name="File">Path as the author knows it, relative to the library's folder.</param>
/// <param name="Line">Counted from 1; 0 when the whole file or folder is meant.</param>
/// <param name="Dutch">What to do, in Dutch.</param>
/// <param name="English">What to do, in English.</param>
public sealed record ThemeProblem(string Code, bool IsError, string File, int Line, string Dutch, string English)
{
    /// <summary>One line for a terminal: where, which check, how to mend.</summary>
    public override string ToString() => $"{File}:{Line} {(IsError ? "error" : "warning")} {Code}: {English}";
}

internal sealed class ProblemList
{
    private readonly List<ThemeProblem> problems = [];

    public IReadOnlyList<ThemeProblem> All => problems;

    public bool AnyError => problems.Exists(problem => problem.IsError);

    public void Add(ThemeProblem problem) => problems.Add(problem);

    public void Error(string code, string file, int line, string dutch, string english) =>
        problems.Add(new(code, IsError: true, file, line, dutch, english));

    public void Warning(string code, string file, int line, string dutch, string english) =>
        problems.Add(new(code, IsError: false, file, line, dutch, english));
}
