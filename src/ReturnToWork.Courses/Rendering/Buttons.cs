namespace ReturnToWork.Courses.Rendering;

/// <summary>The buttons of NL Design System, as classes; the player makes the same (<c>dom.js</c>).</summary>
internal static class Buttons
{
    /// <summary>The one that leads on.</summary>
    public const string Main = "nl-button nl-button--primary";

    /// <summary>Any other.</summary>
    public const string Quiet = "nl-button nl-button--secondary";
}
