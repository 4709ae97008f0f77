using System.Text;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>The headers of one part. Each stands once and on one line: what can be read in two ways is refused .</summary>
internal sealed class PartHeaders
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Takes one line, without its CRLF.</summary>
    public Refusal? Add(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon < 1) return No("A part has a header line without a name and a colon.");
        foreach (var c in line[..colon])
            if (!IsToken((char)c)) return No("A part has a header whose name holds a blank or another character that no name may hold.");
        foreach (var c in line[colon..])
            if (c is (< 0x20 and not 0x09) or 0x7F) return No("A part has a control character in a header.");
        return _values.TryAdd(Encoding.ASCII.GetString(line[..colon]), Encoding.Latin1.GetString(line[(colon + 1)..]).Trim(' ', '\t'))
            ? null : No("A part has one header twice.");
    }

    private static bool IsToken(char c) =>
        char.IsAsciiLetterOrDigit(c) || c is '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';

    private static Refusal No(string why) => new("X-09", why, "RFC 5322, 2.2; RFC 2046, 5.1");
}
