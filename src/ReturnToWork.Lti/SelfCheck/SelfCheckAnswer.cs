using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>What a launch of the self-check gets once every check said yes: a line of text. The host never hears of it, so there is no session, no page and nothing kept.</summary>
internal static class SelfCheckAnswer
{
    public const string Text = "self-check: this launch was taken";

    public static IResult Taken => Results.Text(Text);
}
