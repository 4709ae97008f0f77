using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Courses.Leaflets;

/// <summary>A leaflet's sections, a heading and a drawing each, and the drawings once.</summary>
internal static class LeafletMarkup
{
    public static string Of(LeafletText text, Pictures pictures)
    {
        var html = new Html();
        html.AddMade(Sprite.Of(pictures, text.Parts.Select(part => part.Picture).OfType<string>()));
        foreach (var part in text.Parts)
            Part(html, part);
        return html.ToString();
    }

    private static void Part(Html html, LeafletPart part)
    {
        html.Add($"""<section id="{part.Id}" class="leaf" data-read><h2>""");
        if (part.Picture is { } picture)
            html.Add($"""<svg class="leaf-picture" aria-hidden="true"><use href="#{picture}"/></svg>""");
        html.Line($"""<span data-say="{part.Id}.kop">{part.Title}</span></h2>""");
        foreach (var block in part.Blocks)
        {
            if (block.IsList)
                html.AddMade("<ul>");
            foreach (var line in block.Lines)
            {
                var tag = block.IsList ? "li" : "p";
                html.AddMade($"<{tag} ").Add($"""data-say="{line.Id}">{line.Text}""").AddMade($"</{tag}>");
            }

            html.AddMade(block.IsList ? "</ul>\n" : "\n");
        }

        html.AddMade("</section>\n");
    }
}
