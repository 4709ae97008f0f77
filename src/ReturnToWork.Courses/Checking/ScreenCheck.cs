using ReturnToWork.Courses.Kinds;

namespace ReturnToWork.Courses.Checking;

/// <summary>What a screen must have so that everybody can use it: determinants, alternatives, captions, pictures that exist.</summary>
internal static class ScreenCheck
{
    public static void Run(Theme theme, ThemeText text, ProblemList problems)
    {
        var file = text.File;
        var check = new KindCheck(theme, text, [.. text.Screens.SelectMany(screen => screen.Parts).OfType<Activity>()], problems);
        foreach (var screen in text.Screens)
        {
            if (Limits.Of(theme.Series).WorksOnDeterminants && theme.Determinants(screen.Id).Count == 0)
                problems.Error("no-determinant", file, screen.Line, $"Noem in theme.yaml bij ‘determinanten’ waar scherm ‘{screen.Id}’ aan werkt (W1…K5).", $"Name in theme.yaml under ‘determinanten’ what screen ‘{screen.Id}’ works on (W1…K5).");
            foreach (var part in screen.Parts)
            {
                if (part is PicturePart picture)
                    Picture(check, picture);
                if (part is not Activity activity)
                    continue;
                activity.Check(check);
                foreach (var use in activity.Pictures)
                    Exists(check, use);
            }
        }
    }

    private static void Picture(KindCheck check, PicturePart picture)
    {
        check.Told(picture.Alt, picture.Caption, picture.Line);
        if (picture.Source.Contains("//", StringComparison.Ordinal))
            check.Error("external-url", picture.Line, "Dit plaatje staat op een andere plek. Zet het in de map scenes van dit thema.", "This picture lies elsewhere. Put it in this theme's scenes folder.");
        else
            Exists(check, new PictureUse(Pictures.SceneStep(picture.Source, 1), picture.Source, picture.Line));
    }

    private static void Exists(KindCheck check, PictureUse use)
    {
        if (!check.Theme.Content.Pictures.Has(use.Name))
            check.Error("missing-picture", use.Line, $"Het plaatje ‘{use.Source}’ is er niet. Teken het, of kies een ander uit shared/symbols.svg.", $"There is no picture ‘{use.Source}’. Draw it, or choose another from shared/symbols.svg.");
    }
}
