using System.Net;
using System.Text.RegularExpressions;

namespace ReturnToWork.TestKit.Walking;

/// <summary>
/// Walks through pages without a browser: keeps cookies per host, follows redirects, fills in the forms it finds and names its origin when it posts.
/// For tests and benchmarks of what passes over the wire; what people see is for the browser tests.
/// </summary>
/// <remarks>.NET's own cookie container never sends a Secure cookie over http, not even to loopback, where browsers do.</remarks>
public sealed partial class Walker : IDisposable
{
    private readonly HttpMessageInvoker _wire = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
    private readonly Dictionary<string, Dictionary<string, string>> _jars = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether cookies are kept at all; false plays a browser that blocks them in frames.</summary>
    public bool KeepsCookies { get; init; } = true;

    /// <summary>GETs a page, following redirects.</summary>
    public Task<Page> OpenAsync(string address) => GoAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Follows a link found on a page.</summary>
    public Task<Page> FollowAsync(Page page, string address) => OpenAsync(new Uri(page.Address, WebUtility.HtmlDecode(address)).AbsoluteUri);

    /// <summary>Posts a form of the page, found by a piece of its action, with its hidden fields and these fields.</summary>
    public Task<Page> SubmitAsync(Page page, string actionContains, params (string Name, string Value)[] fields)
    {
        var candidates = page.Forms.Where(form => form.Action.Contains(actionContains, StringComparison.Ordinal) && fields.All(field => form.Has(field.Name))).ToList();
        var form = candidates.Find(form => fields.All(field => form.Offers(field.Name, field.Value)))
            ?? candidates.FirstOrDefault()
            ?? throw new InvalidOperationException($"{page.Address} has no form with '{actionContains}' in its action and these fields:\n{page.Body}");
        var filled = new Dictionary<string, string>(form.Fields, StringComparer.Ordinal);
        foreach (var (name, value) in fields) filled[name] = value;
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(page.Address, form.Action)) { Content = new FormUrlEncodedContent(filled) };
        request.Headers.Add("Origin", page.Address.GetLeftPart(UriPartial.Authority));
        return GoAsync(request);
    }

    /// <summary>Sends a request with the jar's cookies; redirects are followed as GETs.</summary>
    public async Task<Page> GoAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var hops = 0; hops < 12; hops++)
        {
            var address = request.RequestUri!;
            var jar = _jars.TryGetValue(address.Host, out var known) ? known : _jars[address.Host] = new(StringComparer.Ordinal);
            if (jar.Count > 0) request.Headers.Add("Cookie", string.Join("; ", jar.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var response = await _wire.SendAsync(request, CancellationToken.None);
            Remember(response, jar);
            if (response.Headers.Location is not { } onward || (int)response.StatusCode is < 300 or >= 400)
                return new Page(address, response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Concat(response.Content.Headers).ToLookup(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
            request.Dispose();
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, onward));
        }

        throw new InvalidOperationException($"More than twelve redirects, the last to {request.RequestUri}.");
    }

    private void Remember(HttpResponseMessage response, Dictionary<string, string> jar)
    {
        if (!KeepsCookies || !response.Headers.TryGetValues("Set-Cookie", out var lines)) return;
        foreach (var line in lines)
        {
            var pair = line.Split(';')[0];
            var (name, value) = (pair[..pair.IndexOf('=', StringComparison.Ordinal)], pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            var gone = value.Length == 0 || line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase) || line.Contains("max-age=0", StringComparison.OrdinalIgnoreCase);
            if (gone) jar.Remove(name);
            else jar[name] = value;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _wire.Dispose();
}
