namespace ReturnToWork.Tool.Pages;

/// <summary>The player's bundle as it lies beside the program.</summary>
internal sealed class PlayerAssets
{
    public const string Script = "/assets/player/player.js";

    /// <summary>Letters and names for pages that are no theme; an organisation's style fits both.</summary>
    public const string Tokens = "/assets/player/tokens.css";

    /// <summary>How our drawings are inked, for such pages.</summary>
    public const string Drawings = "/assets/player/drawings.css";

    /// <summary>Such a page read aloud with a voice on the device: <c>main[data-aloud]</c>, parts <c>[data-read]</c>.</summary>
    public const string AloudScript = "/assets/player/aloud.js";
    public const string AloudStyles = "/assets/player/aloud.css";
    public static readonly string[] Styles = ["/assets/player/player.css"];

    /// <summary>What a page for the printer has: no player, only its button.</summary>
    public const string PaperScript = "/assets/player/paper.js";
    public static readonly string[] PaperStyles = [.. Styles, "/assets/player/paper.css"];

    /// <summary>What the player itself says, in every language.</summary>
    public string StringsJson { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "player", "strings.json"));
}
