namespace ReturnToWork.Demo;

/// <summary>What a newcomer reads after the start: what to open, in order.</summary>
internal static class WhatToOpen
{
    public static string Text(DemoPlace place) => $"""

        ReturnToWork runs. Open, in this order:

          1. {place.Lms}/
             The sample LMS. Choose Kees and open "Thema 3 – Mijn plan": the theme runs in the frame.
             Choose "bewaren" on the first screen if you want to pair and share later.

          2. {place.Companion}/
             The Companion. Sign in as Anna (coach), add a person and get a code of six digits.

          3. Back in the theme: enter the code, make a plan, share it on the last screen.

          4. {place.Companion}/
             Confirm that it is Kees, and prepare the talk.

        More of the LMS: as Mirjam (teacher) "Activiteit toevoegen" and "Cijfers"; {place.Lms}/manage registers the tool by an
                         invitation link, turns keys, and lets the LMS misbehave.
        Look around as: Kees, Fatma, Ali, Noor (Groenrijk Werkt), Sam, Daan (De Kade): learners in the LMS.
                        Anna (coach, Groenrijk Werkt), Bas (coach, De Kade), Tineke (trainer), Wim (administrator): in the Companion.
        Administration of the record store: {place.Tool}/admin  sign in as Wim (Groenrijk Werkt).
        Without signing in: {place.Tool}/ all themes, and what there is to read and print. It keeps nothing.
        Learning record store: {place.Tool}/xapi/  key demo, secret demo-secret (an organisation of its own, empty at first).

        Everything is kept in {Path.GetFullPath(place.DataDirectory)} and found again next time.
        Other ports or another folder: --Demo:ToolPort=, --Demo:CompanionPort=, --Demo:LmsPort=, --Demo:DataDirectory= (or Demo__ToolPort, … in the environment).
        Ctrl-C stops.

        """;
}
