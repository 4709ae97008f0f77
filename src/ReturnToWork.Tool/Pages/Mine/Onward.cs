using ReturnToWork.Courses.Rendering;

namespace ReturnToWork.Tool.Pages.Mine;

/// <summary>How a page goes on from here: by links where the browser keeps the session, else by forms that carry it (<paramref name="Carried"/>).</summary>
internal sealed record Onward(string Language, string? Carried)
{
    /// <summary>The visit for a form that opens a window of its own, also where a cookie is kept: the cookie belongs to the frame. Null where no form needs it.</summary>
    public string? Window { get; init; }

    /// <summary>Begins a form of this page; the caller ends it.</summary>
    public void Begin(Html html, string action, string? cssClass = null, bool withLanguage = true)
    {
        html.Add($"""<form method="post" action="{action}" class="{cssClass ?? "act"}">""");
        if (Carried is { } carried) html.Add(Hidden("visit", carried));
        if (withLanguage) html.Add(Hidden("language", Language));
    }

    /// <summary>A way to another page of ours, as a button.</summary>
    /// <param name="label">What a screen reader says, where several say the same; else null.</param>
    public void To(Html html, string path, string text, string? label = null, string cssClass = "button", string? language = null)
    {
        if (Carried is not { } carried)
        {
            html.Add($"""<a class="{cssClass}" href="{path}?language={language ?? Language}" """);
        }
        else
        {
            html.Add($"""<form method="post" action="{path}" class="act">""").Add(Hidden("visit", carried)).Add(Hidden("language", language ?? Language));
            html.Add($"""<button class="{cssClass}" """);
        }

        if (label is not null) html.Add($"""aria-label="{label}" """);
        if (language is not null) html.Add($"""lang="{language}" """);
        html.Add($">{text}").AddMade(Carried is null ? "</a>" : "</button></form>");
    }

    public static Html.Markup Hidden(string name, string value) => $"""<input type="hidden" name="{name}" value="{value}">""";
}
