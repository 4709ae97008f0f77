using System.Globalization;

namespace SampleLms;

/// <summary>One page of a list: <c>limit</c> says how many at most, <c>from</c> (this platform's own) where it begins.</summary>
internal sealed class ServicePage<T>(HttpContext http, IReadOnlyList<T> all, int usual)
{
    private readonly int _from = Number(http, "from") ?? 0;
    private readonly int _limit = Math.Clamp(Number(http, "limit") ?? usual, 1, 100);

    public IEnumerable<T> Items => all.Skip(_from).Take(_limit);

    public bool IsLast => _from + _limit >= all.Count;

    /// <summary>Says where the next page is (RFC 8288).</summary>
    public void Link(string address)
    {
        // A platform that never ends is one of the troubles that can be switched on.
        var endless = TroubleBox.Of(http) is "lineitems-endless" or "members-endless";
        if (IsLast && !endless) return;
        var next = string.Create(CultureInfo.InvariantCulture, $"{address}&limit={_limit}&from={(endless ? _from : _from + _limit)}");
        // Moodle's line items write the address as HTML and the relation in curly quotes, here sent as UTF-8 bytes.
        http.Response.Headers.Append("Link", TroubleBox.Of(http) is "lineitems-moodle-link"
            ? $"<{next.Replace("&", "&amp;", StringComparison.Ordinal)}>; rel=\u00e2\u0080\u009dnext\u00e2\u0080\u009d"
            : $"<{next}>; rel=\"next\"");
    }

    private static int? Number(HttpContext http, string name) =>
        int.TryParse(http.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
