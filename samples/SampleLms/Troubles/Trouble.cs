namespace SampleLms;

/// <summary>One way to misbehave. What it does stands here in code; the sentence for people is the text <c>trouble.{Code}</c>.</summary>
/// <param name="Code">Its name, unique.</param>
/// <param name="Place">Where it happens.</param>
internal sealed record Trouble(string Code, TroublePlace Place)
{
    /// <summary>Spoils what is asked of the tool's login address.</summary>
    public Action<IDictionary<string, string?>>? Login { get; init; }

    /// <summary>Spoils a launch before it is signed.</summary>
    public Action<LaunchDraft>? Launch { get; init; }

    /// <summary>Answers instead of the real thing; null lets that answer, which may look at <see cref="TroubleBox.Of"/>.</summary>
    public Func<HttpContext, Task<IResult?>>? Answer { get; init; }
}
