using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Lrs;

/// <summary>An attachment on its way out.</summary>
/// <param name="ContentType">As the statement says, whatever that is.</param>
/// <param name="Open">One file is open at a time, however many a page has; null when it was erased meanwhile.</param>
internal sealed record OutgoingFile(string Sha2, string ContentType, long Length, Func<FileStream?> Open);

/// <summary>
/// Statements with their attachments as multipart/mixed (xAPI 1.0.3, Communication, 1.5.2): the JSON first, then each attachment once. The boundary is new and random
/// every time, so nobody can have written it into an attachment. The length is known before, so HEAD says what GET would.
/// </summary>
internal sealed class MultipartAnswer(ReadOnlyMemory<byte> json, IReadOnlyList<OutgoingFile> files) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        var boundary = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var first = Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: application/json\r\n\r\n");
        var heads = files.Select(file => Encoding.ASCII.GetBytes(
            $"\r\n--{boundary}\r\nContent-Type: {Printable(file.ContentType)}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {file.Sha2}\r\n\r\n")).ToList();
        var last = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        response.ContentType = $"multipart/mixed; boundary={boundary}";
        response.ContentLength = first.Length + json.Length + heads.Sum(head => (long)head.Length) + files.Sum(file => file.Length) + last.Length;
        if (HttpMethods.IsHead(httpContext.Request.Method)) return;

        await response.Body.WriteAsync(first, ct);
        await response.Body.WriteAsync(json, ct);
        foreach (var (file, head) in files.Zip(heads))
        {
            await response.Body.WriteAsync(head, ct);
            await using var bytes = file.Open();
            if (bytes is null)
            {
                // The answer has begun and cannot be taken back; an answer that breaks off is at least not taken for a whole one.
                httpContext.Abort();
                return;
            }

            await bytes.CopyToAsync(response.Body, ct);
        }

        await response.Body.WriteAsync(last, ct);
    }

    // A sender's text must not become a header of ours.
    private static string Printable(string contentType) =>
        contentType.All(c => c is >= ' ' and <= '~') && MediaTypeHeaderValue.TryParse(contentType, out _) ? contentType : "application/octet-stream";
}
