namespace ReturnToWork.Tool.Pages;

/// <summary><c>GET /toegankelijkheid</c>: the draft of an accessibility statement: what is tested how, and what is not. An organisation makes its own of it.</summary>
internal static class AccessibilityPage
{
    public const string Address = "/toegankelijkheid";

    public static IResult Handle() => new PlainPage("access.title")
        .Say("access.draft").Say("access.aim")
        .Head("access.tested").Say("access.tested.how").Say("access.tested.axe").Say("access.tested.keys").Say("access.tested.fit").Say("access.tested.see").Say("access.tested.look").Say("access.tested.move")
        .Head("access.untested").Say("access.untested.people").Say("access.untested.reader").Say("access.untested.browser").Say("access.untested.languages").Say("access.untested.independent")
        .Head("access.known").Say("access.known.voice").Say("access.known.admin").Say("access.known.time")
        .Head("access.help").Say("access.help.1").Say("access.help.2")
        .Say("access.date").Answer();
}
