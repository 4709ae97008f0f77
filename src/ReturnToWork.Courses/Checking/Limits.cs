namespace ReturnToWork.Courses.Checking;

/// <summary>
/// How much and how hard a text may be, by who reads it; the one place where that differs. Employees read with effort (method 3.0: A2, spoken, pictured). Professionals talk
/// with people for their work and read letters and protocols, so theirs is B1: longer sentences, words of their field, and the names of what nobody may write down. What is
/// never said about people (blame, tests, comparing, predicting) stays the same for both.
/// </summary>
/// <param name="WordsAimed">On a screen before there is something to choose; more is a warning.</param>
/// <param name="WordsAtMost">More is an error.</param>
/// <param name="WordsInSentence">More is an error.</param>
/// <param name="MeanWordsInSentence">Of all sentences of a theme; more is a warning.</param>
/// <param name="LettersOfLongWord">From so many letters a word has to be explained, or listed as plain.</param>
/// <param name="Minutes">How long a theme may take.</param>
/// <param name="WorksOnDeterminants">Every screen says which determinants of an employee's behaviour it works on (method 2); what professionals learn works on none of them.</param>
/// <param name="MaySay">Groups of what we never say that may be named, because the text says to leave it be: "schrijf geen diagnose op".</param>
internal sealed record Limits(
    int WordsAimed, int WordsAtMost, int WordsInSentence, int MeanWordsInSentence, int LettersOfLongWord, int Minutes, bool WorksOnDeterminants, IReadOnlySet<string> MaySay)
{
    public static Limits ForEmployees { get; } = new(45, 60, 14, 9, 13, 60, WorksOnDeterminants: true, new HashSet<string>(StringComparer.Ordinal));

    public static Limits ForProfessionals { get; } = new(85, 100, 20, 12, 20, 120, WorksOnDeterminants: false, new HashSet<string>(StringComparer.Ordinal) { "medisch" });

    public static Limits Of(string series) => series.Length == 0 ? ForEmployees : ForProfessionals;
}
