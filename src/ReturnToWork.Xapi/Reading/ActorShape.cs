using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Agents and groups (L07): exactly one inverse functional identifier, or an anonymous group with members.</summary>
internal static class ActorShape
{
    private static readonly string[] Identifiers = ["mbox", "mbox_sha1sum", "openid", "account"];
    private static readonly string Source = Spec.Data("2.4.2");

    private static readonly Shape Account = new(Spec.Data("2.4.2.4"), "homePage", "name") { ["homePage"] = Kind.Iri, ["name"] = NonEmpty };

    private static readonly Shape AgentShape = new(Source)
    {
        ["objectType"] = Kind.OneOf(Source, "Agent"), ["name"] = Kind.Text, ["mbox"] = Mailbox, ["mbox_sha1sum"] = Sha1, ["openid"] = Kind.Iri, ["account"] = Account.Of,
    };

    private static readonly Shape GroupShape = new(Source, "objectType")
    {
        ["objectType"] = Kind.OneOf(Source, "Group"), ["name"] = Kind.Text, ["mbox"] = Mailbox, ["mbox_sha1sum"] = Sha1, ["openid"] = Kind.Iri, ["account"] = Account.Of,
        ["member"] = Kind.ArrayOf(Agent),
    };

    public static Refusal? AgentOrGroup(JsonElement value, string where) =>
        Words.TextOf(value, "objectType") == "Group" ? Group(value, where) : Agent(value, where);

    public static Refusal? Agent(JsonElement value, string where) =>
        AgentShape.Of(value, where)
        ?? (Count(value) == 1 ? null : new("L07", $"{where} needs exactly one of {string.Join(", ", Identifiers)}.", Spec.Data("2.4.2.1")));

    public static Refusal? Group(JsonElement value, string where)
    {
        if (GroupShape.Of(value, where) is { } refusal) return refusal;
        var count = Count(value);
        if (count > 1) return new("L07", $"{where} needs at most one of {string.Join(", ", Identifiers)}.", Spec.Data("2.4.2.2"));
        var members = value.TryGetProperty("member", out var list) ? list.GetArrayLength() : 0;
        return count == 1 || members > 0 ? null : new("L07", $"{where} is an anonymous group and needs members.", Spec.Data("2.4.2.2"));
    }

    /// <summary>The identity only: names are not identity (L07). Null for an anonymous group.</summary>
    public static string? Key(JsonElement value)
    {
        if (Words.TextOf(value, "mbox") is { } mbox)
        {
            var at = mbox.LastIndexOf('@');
            return $"mbox\n{mbox[..at]}{mbox[at..].ToLowerInvariant()}";
        }

        if (Words.TextOf(value, "mbox_sha1sum") is { } sha) return $"sha1\n{sha.ToLowerInvariant()}";
        if (Words.TextOf(value, "openid") is { } openid) return $"openid\n{openid}";
        return value.TryGetProperty("account", out var account) ? AccountKey(Words.TextOf(account, "homePage")!, Words.TextOf(account, "name")!) : null;
    }

    public static string AccountKey(string homePage, string name) => $"account\n{homePage}\n{name}";

    private static int Count(JsonElement value) => Identifiers.Count(name => value.TryGetProperty(name, out _));

    private static Refusal? NonEmpty(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0 ? null : new("L07", $"{where} must be a text that is not empty.", Spec.Data("2.4.2.4"));

    private static Refusal? Mailbox(JsonElement value, string where)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var at = text.LastIndexOf('@');
        return text.StartsWith("mailto:", StringComparison.Ordinal) && at > 7 && at < text.Length - 1 && Words.IsIri(text)
            ? null : new("L07", $"{where} must be mailto: and one mail address.", Spec.Data("2.4.2.3"));
    }

    private static Refusal? Sha1(JsonElement value, string where) =>
        value.ValueKind == JsonValueKind.String && Words.IsHex(value.GetString()!, 40) ? null : new("L07", $"{where} must be 40 hexadecimal digits.", Spec.Data("2.4.2.3"));
}
