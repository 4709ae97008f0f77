using CsCheck;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>JSON as text, spelled in every way that JSON allows.</summary>
internal static class JsonGen
{
    private static readonly string[] Pieces =
    [
        "a", "B", "0", " ", "é", "ß", "漢", "\U0001F600", "ا", "e\u0301", "\u200d", "\ufeff", "\uffff", "\u2028", "<", "&", "'", "/", "`", "%", "{", "]", ",", ":", "\u007f",
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0001", "\\u001F", "\\u00e9", "\\uD83D\\uDE00", "\\ud83d\\ude42", "\\u0041", "\\uFFFF", "\\u2028", "\\\\u0000",
    ];

    private static readonly string[] Blanks = ["", "", "", "", " ", "\n", "\t", "\r\n  "];

    private static readonly string[] OddNumbers =
    [
        "0", "-0", "0.0", "-0.0", "1", "1.0", "1.00", "1e0", "1E0", "1e+0", "10e-1", "0.1e1", "0.1", "0.10000000000000000555111512312578270211815834045410156250000", "9007199254740993", "123456789012345678901234567890",
        "1.7976931348623157e308", "-1.7976931348623157E+308", "5e-324", "1e-400", "3.141592653589793238462643383279502884197169399375105820974944", "-1", "1e2", "1E-2", "0e0",
    ];

    public static readonly Gen<string> Text = Gen.OneOf(Pieces).Array[0, 8].Select(pieces => $"\"{string.Concat(pieces)}\"");
    public static readonly Gen<string> TextNotEmpty = Text.Where(text => text.Length > 2);
    public static readonly Gen<string> Number = Gen.OneOf(Gen.OneOf(OddNumbers), Gen.Int.Select(number => FormattableString.Invariant($"{number}")), Gen.Double[-1e6, 1e6].Select(number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
    public static readonly Gen<string> TrueOrFalse = Gen.OneOf("true", "false");
    public static readonly Gen<string> Uuid = Gen.Select(Gen.Guid, Gen.Bool, (id, upper) => Quoted(upper ? id.ToString().ToUpperInvariant() : id.ToString()));

    /// <summary>Anything at all; nested up to eight levels.</summary>
    public static readonly Gen<string> Any = Gen.Recursive<string>((depth, inner) => depth >= 8
        ? Leaf
        : Gen.Frequency((4, Leaf), (1, inner.Array[0, 3].Select(List)), (1, Gen.Select(Text, inner).Array[0, 3].Select(pairs => Together(pairs.DistinctBy(pair => Meaning(pair.Item1)).Select(pair => $"{pair.Item1}:{pair.Item2}"))))));

    /// <summary>As deep as may stand in an extension of any place: 23 levels below the deepest, 32 with the list of a batch.</summary>
    public static readonly Gen<string> Deep = Gen.Select(Leaf, Gen.Bool.Array[23], (leaf, lists) => lists.Aggregate(leaf, (inner, isList) => isList ? $"[{inner}]" : $"{{\"d\":{inner}}}"));

    private static Gen<string> Leaf => Gen.OneOf(Text, Number, TrueOrFalse, Gen.Const("null"));

    /// <summary>An object of these properties in any order; see <see cref="Always"/> and <see cref="Maybe"/>.</summary>
    public static Gen<string> Object(params Gen<string>[] properties) =>
        Gen.Select(Gen.Shuffle(AllOf(properties), properties.Length), Gen.OneOf(Blanks).Array[3], (some, blanks) =>
            $"{{{blanks[0]}{string.Join($"{blanks[1]},", some.Where(property => property.Length > 0))}{blanks[2]}}}");

    public static Gen<string> Always(string name, Gen<string> value) => Gen.Select(value, Gen.OneOf(Blanks), (text, blank) => $"\"{name}\"{blank}:{text}");

    public static Gen<string> Always(string name, string value) => Always(name, Gen.Const(Quoted(value)));

    public static Gen<string> Maybe(string name, Gen<string> value, int one = 2) => Gen.Int[1, one].SelectMany(n => n == 1 ? Always(name, value) : Gen.Const(""));

    public static Gen<string> ListOf(Gen<string> item, int least = 0, int most = 3) => item.Array[least, most].Select(List);

    /// <summary>An object with each of these names at most once.</summary>
    public static Gen<string> MapOf(string[] names, Gen<string> value) => Gen.Select(Gen.Shuffle(names, 0, Math.Min(3, names.Length)), value.Array[3], (some, values) =>
        Together(some.Select((name, n) => $"{Quoted(name)}:{values[n]}")));

    public static string Quoted(string text) => $"\"{text}\"";

    private static Gen<string[]> AllOf(Gen<string>[] each) =>
        each.Aggregate(Gen.Const(Array.Empty<string>()), (all, next) => Gen.Select(all, next, (some, one) => (string[])[.. some, one]));

    private static string List(string[] items) => $"[{string.Join(',', items)}]";

    private static string Together(IEnumerable<string> properties) => $"{{{string.Join(',', properties)}}}";

    // Two spellings of one name are one property.
    private static string Meaning(string text) => System.Text.Json.JsonSerializer.Deserialize<string>(text)!;
}
