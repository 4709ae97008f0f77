namespace ReturnToWork.Tool.Pages;

/// <summary>The player's bundle as it lies beside the program.</summary>
internal sealed class PlayerAssets
{
    public const string Script = "/assets/player/player.js";
    public static readonly string[] Styles = ["/assets/player/player.css"];

    /// <summary>What the player itself says, in every language.</summary>
    public string StringsJson { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "assets", "player", "strings.json"));
}
