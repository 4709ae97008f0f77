using System.Text.Json;

namespace ReturnToWork.Lrs;

/// <summary>A record store that statements are taken in from. Section <c>Lrs:Imports:N</c>.</summary>
public sealed class ImportSource : OtherPlace
{
    /// <summary>How far each look reaches back behind the cursor: a store may show a statement later than its time. Default 2 minutes; a minute at least.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause between two looks. Default 1 minute.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>On whose word we keep it: a store says its own authority, never another's (xAPI 1.0.3, Data, 2.4.9).</summary>
    internal string AuthorityJson => JsonSerializer.Serialize(new { objectType = "Agent", account = new { homePage = "https://returntowork.example/imports", name = Name } });

    /// <summary>Under this name lies what was set aside; no target of forwarding can be called so.</summary>
    internal string Aside => AsideOf(Name);

    internal static string AsideOf(string name) => $"import:{name}";
}
