using ReturnToWork.Lti;
using ReturnToWork.Tool.Http;

namespace ReturnToWork.Tool.Admin.Lms;

/// <summary>One sentence in both languages.</summary>
internal sealed record Said(string Nl, string En)
{
    public string In(string language) => language == "nl" ? Nl : En;
}

/// <summary>A field of a platform's own form.</summary>
/// <param name="Name">What the platform calls it; null where we could not check that, and then <paramref name="What"/> says what it is.</param>
/// <param name="What">What it is, in our words.</param>
/// <param name="Value">Which of our values goes into it: a name that <see cref="OwnAddresses.Of"/> knows.</param>
/// <param name="Choose">What to choose there.</param>
internal sealed record PlatformField(string? Name, Said? What, string? Value, Said? Choose);

/// <summary>How one LMS is connected by hand, and where its addresses follow from less. The facts are data, each with its sources: <c>Admin/Texts/platforms.json</c>.</summary>
/// <param name="Code">In our addresses.</param>
/// <param name="Name">Of the product; empty for any other.</param>
/// <param name="Family">See <see cref="RegistrationDraft.Family"/>.</param>
/// <param name="Invite">Where the link of an invitation is pasted; null where that is not known to work.</param>
/// <param name="Where">Where in its menus.</param>
/// <param name="Fields">What goes where.</param>
/// <param name="Copy">What to bring back.</param>
/// <param name="Addresses">Property of <see cref="RegistrationDraft"/> → address, with <c>{site}</c> and <c>{client}</c> to be filled in. What is not there is asked.</param>
/// <param name="Advice">What else to know.</param>
/// <param name="Unchecked">What we could not check.</param>
/// <param name="Sources">Where the facts come from.</param>
internal sealed record Platform(
    string Code, string Name, string? Family, Said? Invite, Said Where, IReadOnlyList<PlatformField> Fields, Said Copy, IReadOnlyDictionary<string, string> Addresses, Said? Advice, Said? Unchecked, IReadOnlyList<string> Sources)
{
    /// <summary>In the order of the page, the last one being any other.</summary>
    public static readonly IReadOnlyList<Platform> All = EmbeddedText.Read<List<Platform>>("admin.platforms.json");

    public bool NeedsSite => Addresses.Values.Any(address => address.Contains("{site}", StringComparison.Ordinal));

    public bool Asks(string field) => !Addresses.ContainsKey(field);

    public string? Filled(string field, string site, string client) =>
        Addresses.TryGetValue(field, out var address) ? address.Replace("{site}", site, StringComparison.Ordinal).Replace("{client}", Uri.EscapeDataString(client), StringComparison.Ordinal) : null;
}
