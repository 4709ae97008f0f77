using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Agents and groups (L07): exactly one inverse functional identifier, or an anonymous group with members.</summary>
internal static class ActorShape
{
    private const string Four = "mbox, mbox_sha1sum, openid, account";
    private static readonly Paragraph Identifiers = new("2.4.2.3", "4.2.2.1");
    private static readonly Paragraph Groups = new("2.4.2.2", "4.2.2.1, Group");
    private static readonly Paragraph Accounts = new("2.4.2.4", "4.2.2.1, Account");

    private static readonly Shape Account = new(Accounts, "homePage", "name") { { "homePage", Kind.Iri }, { "name", NotEmpty } };

    private static readonly Shape AgentShape = new(Paragraph.Actor)
    {
        { "objectType", Kind.OneOf(Paragraph.Actor, "Agent") }, { "name", Kind.Text }, { "account", Account.Of }, { "mbox", Mailbox }, { "mbox_sha1sum", Sha1 }, { "openid", Kind.Iri },
    };

    private static readonly Shape GroupShape = new(Paragraph.Actor, "objectType")
    {
        { "objectType", Kind.OneOf(Paragraph.Actor, "Group") }, { "name", Kind.Text }, { "account", Account.Of }, { "mbox", Mailbox }, { "mbox_sha1sum", Sha1 }, { "openid", Kind.Iri },
        { "member", Kind.ListOf(Agent) },
    };

    public static Fault? AgentOrGroup(JsonElement value, XapiVersion version) => IsGroup(value) ? Group(value, version) : Agent(value, version);

    public static Fault? Agent(JsonElement value, XapiVersion version) =>
        AgentShape.Of(value, version) ?? (Count(value) == 1 ? null : new("L07", $"needs exactly one of {Four}.", Identifiers));

    public static Fault? Group(JsonElement value, XapiVersion version)
    {
        if (GroupShape.Of(value, version) is { } fault) return fault;
        var count = Count(value);
        if (count > 1) return new("L07", $"needs at most one of {Four}.", Groups);
        return count == 1 || Members(value) > 0 ? null : new("L07", "is an anonymous group and needs members.", Groups);
    }

    /// <summary>An agent, or the pair of OAuth: an anonymous group of the application, which is an account, and the user (L11).</summary>
    public static Fault? Authority(JsonElement value, XapiVersion version)
    {
        if (AgentOrGroup(value, version) is { } fault) return fault;
        if (!IsGroup(value)) return null;
        var pair = Count(value) == 0 && Members(value) == 2;
        var application = pair && value.GetProperty("member").EnumerateArray().Any(member => member.TryGetProperty("account"u8, out _));
        return application ? null : new("L11", "is a group, so it must be anonymous and have two members: the application as an account, and the user.", Paragraph.Authority);
    }

    public static bool IsGroup(JsonElement value) => Words.Is(value, "objectType"u8, "Group"u8);

    /// <summary>The identity only: names are not identity (L07). Null for an anonymous group.</summary>
    public static string? Key(JsonElement value)
    {
        if (value.TryGetProperty("account"u8, out var account)) return AccountKey(account.GetProperty("homePage"u8).GetString()!, account.GetProperty("name"u8).GetString()!);
        if (value.TryGetProperty("mbox"u8, out var mbox)) return $"mbox\n{Address(mbox.GetString()!)}";
        if (value.TryGetProperty("mbox_sha1sum"u8, out var sha1)) return $"sha1\n{sha1.GetString()!.ToLowerInvariant()}";
        return value.TryGetProperty("openid"u8, out var openid) ? $"openid\n{openid.GetString()}" : null;
    }

    public static string AccountKey(string homePage, string name) => $"account\n{homePage}\n{name}";

    /// <summary>The host of a mail address has no case; what stands before the @ may have.</summary>
    public static string Address(string mbox)
    {
        var at = mbox.LastIndexOf('@');
        return string.Concat(mbox.AsSpan(0, at), mbox[at..].ToLowerInvariant());
    }

    public static bool IsIdentified(JsonElement value) => Count(value) > 0;

    private static int Members(JsonElement value) => value.TryGetProperty("member"u8, out var list) ? list.GetArrayLength() : 0;

    private static int Count(JsonElement value) =>
        (value.TryGetProperty("account"u8, out _) ? 1 : 0) + (value.TryGetProperty("mbox"u8, out _) ? 1 : 0)
        + (value.TryGetProperty("mbox_sha1sum"u8, out _) ? 1 : 0) + (value.TryGetProperty("openid"u8, out _) ? 1 : 0);

    private static Fault? NotEmpty(JsonElement value, XapiVersion version) =>
        value.ValueKind == JsonValueKind.String && !value.ValueEquals(""u8) ? null : new("L07", "must be a text that is not empty.", Accounts);

    private static Fault? Mailbox(JsonElement value, XapiVersion version)
    {
        var text = value.ValueKind == JsonValueKind.String ? Kind.Utf8(value) : default;
        var at = text.LastIndexOf((byte)'@');
        return text.StartsWith("mailto:"u8) && at > 7 && at < text.Length - 1 && !text.ContainsAny((byte)',', (byte)'?') && Words.IsIri(text)
            ? null : new("L07", "must be mailto: and one mail address.", Identifiers);
    }

    private static Fault? Sha1(JsonElement value, XapiVersion version) =>
        value.ValueKind == JsonValueKind.String && Kind.Utf8(value) is { Length: 40 } text && Words.IsHex(text) ? null : new("L07", "must be 40 hexadecimal digits.", Identifiers);
}
