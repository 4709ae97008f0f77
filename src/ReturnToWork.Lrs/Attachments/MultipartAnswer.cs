using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Lrs;

/// <summary>An attachment on its way out.</summary>
/// <param name="ContentType">As the statement says, whatever that is.</param>
internal sealed record OutgoingFile(string Sha2, string ContentType, FileStream Bytes);

/// <summary>
/// Statements with their attachments as multipart/mixed (xAPI 1.0.3, Communication, 1.5.2): the JSON first, then each attachment once. The boundary is new and random
/// every time, so nobody can have written it into an attachment. The length is known before, so HEAD says what GET would.
/// </summary>
internal sealed class MultipartAnswer(ReadOnlyMemory<byte> json, IReadOnlyList<OutgoingFile> files) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await WriteAsync(httpContext.Response, HttpMethods.IsHead(httpContext.Request.Method), httpContext.RequestAborted);
        }
        finally
        {
            foreach (var file in files) await file.Bytes.DisposeAsync();
        }
    }

    private async Task WriteAsync(HttpResponse response, bool isHead, CancellationToken ct)
    {
        var boundary = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var first = Encoding.ASCII.GetBytes($"--{boundary}\r\nContent-Type: application/json\r\n\r\n");
        var heads = files.Select(file => Encoding.ASCII.GetBytes(
            $"\r\n--{boundary}\r\nContent-Type: {Printable(file.ContentType)}\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {file.Sha2}\r\n\r\n")).ToList();
        var last = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        response.ContentType = $"multipart/mixed; boundary={boundary}";
        response.ContentLength = first.Length + json.Length + heads.Sum(head => (long)head.Length) + files.Sum(file => file.Bytes.Length) + last.Length;
        if (isHead) return;

        await response.Body.WriteAsync(first, ct);
        await response.Body.WriteAsync(json, ct);
        foreach (var (file, head) in files.Zip(heads))
        {
            await response.Body.WriteAsync(head, ct);
            await file.Bytes.CopyToAsync(response.Body, ct);
        }

        await response.Body.WriteAsync(last, ct);
    }

    // A sender's text must not become a header of ours.
    private static string Printable(string contentType) =>
        contentType.All(c => c is >= ' ' and <= '~') && MediaTypeHeaderValue.TryParse(contentType, out _) ? contentType : "application/octet-stream";
}
