namespace ReturnToWork.Lrs;

/// <summary>The scopes of xAPI 1.0.3, Communication, 4.2, our own <c>erase</c>, and what each allows.</summary>
internal static class Scopes
{
    /// <summary>
    /// The specification limits <c>state</c> and <c>profile</c> to activities and agents "associated with the current token to the extent it is possible to
    /// determine this relationship": a key has no such relationship, a player's token has (<see cref="LrsCaller.Own"/>). <c>all</c> is "unrestricted access"
    /// to what xAPI describes; erasing it does not describe, and whoever may do everything by habit must not remove for ever by accident.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, LrsRights> Known = new Dictionary<string, LrsRights>(StringComparer.Ordinal)
    {
        ["statements/write"] = LrsRights.WriteStatements,
        ["statements/read/mine"] = LrsRights.ReadMine,
        ["statements/read"] = LrsRights.ReadStatements | LrsRights.Describe,
        ["state"] = LrsRights.State,
        ["define"] = LrsRights.Define,
        ["profile"] = LrsRights.Profile | LrsRights.Describe,
        ["all/read"] = LrsRights.ReadAll,
        ["all"] = LrsRights.All,
        ["erase"] = LrsRights.Erase | LrsRights.ReadErasures,
    };

    public static LrsRights Rights(IEnumerable<string> scopes) => scopes.Aggregate(LrsRights.None, (rights, scope) => rights | Known.GetValueOrDefault(scope));
}
