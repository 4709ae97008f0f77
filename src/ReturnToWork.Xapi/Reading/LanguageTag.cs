using System.Text;

namespace ReturnToWork.Xapi;

/// <summary>Language tags as RFC 5646 writes them (its 2.1), one look at each character.</summary>
internal static class LanguageTag
{
    // The tags of 1988 to 2000 that fit no rule (RFC 5646, 2.1, "irregular").
    private static readonly string[] Irregular =
    [
        "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay", "i-tsu",
        "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
    ];

    private enum Part
    {
        Language, Extended, Script, Region, Variant, Extension, Private,
    }

    public static bool IsWellFormed(ReadOnlySpan<byte> tag)
    {
        var (part, extended, open, first) = (Part.Language, 0, false, true);
        var rest = tag;
        while (true)
        {
            var end = rest.IndexOf((byte)'-');
            var subtag = end < 0 ? rest : rest[..end];
            if (!Fits(subtag, ref part, ref extended, ref open, first)) return IsIrregular(tag);
            if (end < 0) return !open || IsIrregular(tag);
            rest = rest[(end + 1)..];
            first = false;
        }
    }

    // "open" says that a singleton (or x) still waits for its first subtag.
    private static bool Fits(ReadOnlySpan<byte> subtag, ref Part part, ref int extended, ref bool open, bool first)
    {
        var (letters, length) = (Letters(subtag), subtag.Length);
        if (letters < 0 || length is 0 or > 8) return false;
        var only = letters == length;
        if (part == Part.Private || (part == Part.Extension && length > 1))
        {
            open = false;
            return true;
        }

        if (length == 1 && (subtag[0] | 0x20) == 'x')
        {
            if (open) return false;
            (part, open) = (Part.Private, true);
            return true;
        }

        if (first) return Next(ref part, length < 4 ? Part.Extended : Part.Script, only && length >= 2);
        if (open) return false;
        if (length == 1) return open = Next(ref part, Part.Extension, true);
        if (part == Part.Extended && only && length == 3 && extended++ < 3) return true;
        if (part <= Part.Script && only && length == 4) return Next(ref part, Part.Region, true);
        if (part <= Part.Region && ((only && length == 2) || (letters == 0 && length == 3))) return Next(ref part, Part.Variant, true);
        return part <= Part.Variant && (length >= 5 || (length == 4 && char.IsAsciiDigit((char)subtag[0]))) && Next(ref part, Part.Variant, true);
    }

    private static bool Next(ref Part part, Part next, bool holds)
    {
        part = next;
        return holds;
    }

    /// <summary>How many of the characters are letters; -1 when one is neither letter nor digit.</summary>
    private static int Letters(ReadOnlySpan<byte> subtag)
    {
        var letters = 0;
        foreach (var c in subtag)
        {
            if (char.IsAsciiLetter((char)c)) letters++;
            else if (!char.IsAsciiDigit((char)c)) return -1;
        }

        return letters;
    }

    private static bool IsIrregular(ReadOnlySpan<byte> tag) => tag.Length <= 10 && Irregular.Contains(Encoding.Latin1.GetString(tag), StringComparer.OrdinalIgnoreCase);
}
