namespace ReturnToWork.Courses.Kinds;

/// <summary>Every kind of activity, by the word an author writes. Another kind is a file here, a script of the same purpose in the player, and a line in both lists.</summary>
internal static class ActivityKinds
{
    private static readonly Dictionary<string, Func<BlockSource, Activity>> All = new(StringComparer.Ordinal)
    {
        [Choice.Word] = Choice.Read,
        [Scene.Word] = Scene.Read,
        [Film.Word] = Film.Read,
        [WriteOrSpeak.Word] = WriteOrSpeak.Read,
        [IfThen.Word] = IfThen.Read,
        [Card.Word] = Card.Read,
        [Sort.Word] = Sort.Read,
        [Blocks.Word] = Blocks.Read,
        [Qualities.Word] = Qualities.Read,
        [Circle.Word] = Circle.Read,
        [Conversation.Word] = Conversation.Read,
        [Situations.Allowed] = Situations.Read,
        [Situations.CaseMap] = Situations.Read,
        [Practice.Word] = Practice.Read,
        ["wie-ziet"] = Fixed.Read,
        ["bewaren"] = Fixed.Read,
        ["koppelen"] = Fixed.Read,
        ["delen"] = Fixed.Read,
    };

    public static IEnumerable<string> Words => All.Keys;

    /// <summary>The kinds that stand at most once in a theme and need no id.</summary>
    public static bool IsFixed(string word) => All.TryGetValue(word, out var read) && read == Fixed.Read;

    /// <summary>Null for a kind that does not exist.</summary>
    public static Activity? Read(BlockSource block) => All.TryGetValue(block.Kind, out var read) ? read(block) : null;
}
