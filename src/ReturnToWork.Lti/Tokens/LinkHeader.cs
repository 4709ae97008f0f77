namespace ReturnToWork.Lti;

/// <summary>
/// Finds the next page in a Link header (RFC 8288). Moodle's line items write <c>&amp;amp;</c> for an ampersand and curly quotes around the relation (lti.md G7);
/// its address is otherwise kept as it is, without filters of ours.
/// </summary>
internal static class LinkHeader
{
    /// <summary>The address of <c>rel=next</c>, relative to the page that said so; null on the last page.</summary>
    public static Uri? Next(IEnumerable<string> headers, Uri page)
    {
        foreach (var header in headers)
        {
            for (var from = 0; from < header.Length;)
            {
                var open = header.IndexOf('<', from);
                var close = open < 0 ? -1 : header.IndexOf('>', open);
                if (close < 0) break;
                var end = EndOf(header, close);
                if (SaysNext(header.AsSpan(close + 1, end - close - 1))) return Resolved(header[(open + 1)..close], page);
                from = end;
            }
        }

        return null;
    }

    // A comma ends a link where another address follows; a quoted title may hold commas too.
    private static int EndOf(string header, int close)
    {
        for (var comma = header.IndexOf(',', close); comma >= 0; comma = header.IndexOf(',', comma + 1))
        {
            if (header.AsSpan(comma + 1).TrimStart() is ['<', ..]) return comma;
        }

        return header.Length;
    }

    private static bool SaysNext(ReadOnlySpan<char> parameters)
    {
        foreach (var range in parameters.Split(';'))
        {
            var parameter = parameters[range];
            var equals = parameter.IndexOf('=');
            if (equals < 0 || !parameter[..equals].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)) continue;
            // Whatever stands around the words is quotes, of whichever kind and encoding.
            foreach (var word in new string([.. parameter[(equals + 1)..].ToArray().Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ':' or '/' ? c : ' ')]).Split(' '))
            {
                if (word.Equals("next", StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }

    private static Uri? Resolved(string address, Uri page) =>
        Uri.TryCreate(page, address.Trim().Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase), out var next) && next.Scheme is "https" or "http" ? next : null;
}
