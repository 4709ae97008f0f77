namespace ReturnToWork.Courses;

/// <summary>Something to do on a screen. What it holds are ids and sentences; how it looks is Rendering's.</summary>
internal abstract record Activity(int Line, string Kind, string Id) : ScreenPart(Line);

/// <summary>One card to choose. <paramref name="For"/> ties it to an option of the activity it depends on.</summary>
internal sealed record Option(string Id, int Line, string Text, string? Picture, string? For, string? Smaller, bool OwnWords)
{
    /// <summary>A smaller step is an answer of its own, so that a kept answer is always just an option's id.</summary>
    public const string SmallerSuffix = "-kleiner";
}

internal sealed record ChoiceActivity(int Line, string Id, string Question, int Max, string? DependsOn, bool AlwaysPrivate, IReadOnlyList<Option> Options)
    : Activity(Line, "keuze", Id);

/// <summary>A told story in pictures: each step is a picture (a <c>data-step</c> of the file) with its alternative and caption.</summary>
internal sealed record SceneActivity(int Line, string Id, string Source, IReadOnlyList<SceneStep> Steps) : Activity(Line, "scene", Id);

internal sealed record SceneStep(int Line, string Alt, string Caption);

/// <summary>The builder of one sentence out of a cue and an action. Hints are kind questions that the player shows when they fit.</summary>
internal sealed record IfThenActivity(
    int Line, string Id, string CueQuestion, IReadOnlyList<Option> Cues, string ActionQuestion, IReadOnlyList<Option> Actions,
    string Sentence, string SentenceLabel, IReadOnlyList<KeyValuePair<string, string>> Hints) : Activity(Line, "als-dan", Id);

/// <summary>The end card: rows filled from answers (empty lines on paper) and a choice of when to look back.</summary>
internal sealed record CardActivity(int Line, string Id, IReadOnlyList<KeyValuePair<string, string>> Rows, ChoiceActivity LookBack)
    : Activity(Line, "kaart", Id);

/// <summary>The fixed activities of the first and last screen; their sentences are the same in every theme.</summary>
internal sealed record FixedActivity(int Line, string Kind, bool WithPlan) : Activity(Line, Kind, Kind);
