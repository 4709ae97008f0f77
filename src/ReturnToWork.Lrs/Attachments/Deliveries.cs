using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Opens the bodies of requests that store statements: JSON, or multipart/mixed whose first part is that JSON (xAPI 1.0.3, Communication, 1.5).</summary>
internal sealed class Deliveries(IOptions<LrsOptions> options, AttachmentFolder folder, AttachmentReads reads)
{
    private readonly DiskRoom _room = new(options);

    /// <summary>Reads the statements' JSON and no more; the parts wait until <see cref="Delivery.UnpackAsync"/>.</summary>
    public async Task<(Delivery? Delivery, Refusal? Refusal)> OpenAsync(HttpRequest request, Allowance allowance, CancellationToken ct)
    {
        var limits = options.Value.Attachments;
        if (!MultipartType.IsMixed(request.ContentType))
        {
            if (Body.MustBeJson(request) is { } notJson) return (null, notJson);
            var body = await Body.ReadAsync(request, allowance.Body, ct);
            return body.Refusal is { } unread ? (null, unread) : (new Delivery(body.Bytes, null, 0, limits.MaxParts, folder, Room), null);
        }

        if (request.Headers.ContentEncoding.Count > 0) return (null, new("X-07", "Send the body without Content-Encoding.", "shared/reliability.md X-07"));
        if (MultipartType.Boundary(request.ContentType, out var boundary) is { } noBoundary) return (null, noBoundary);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } kestrel)
            kestrel.MaxRequestBodySize = (long)allowance.Body + allowance.Attachments + ((limits.MaxParts + 2L) * (limits.MaxPartHeaderBytes + 1_024)) + 65_536;
        var parts = new MultipartReader(request.Body, boundary, limits.MaxPartHeaderBytes);
        var (json, refusal) = await FirstAsync(parts, allowance.Body, ct);
        return refusal is null ? (new Delivery(json, parts, allowance.Attachments, limits.MaxParts, folder, Room), null) : (null, refusal);
    }

    private async Task<DiskRoom.Share> Room(string organisation, CancellationToken ct) => _room.Open(organisation, await reads.KeptBytesAsync(organisation, ct));

    private static async Task<(ReadOnlyMemory<byte> Json, Refusal? Refusal)> FirstAsync(MultipartReader parts, int atMost, CancellationToken ct)
    {
        var first = await parts.NextAsync(ct);
        if (first.Refusal is { } unread) return (default, unread);
        if (first.Headers is not { } headers || !Body.IsJson(headers["Content-Type"]))
            return (default, new("L22", "The first part holds the statements, with Content-Type: application/json in UTF-8.", MultipartType.Source));
        if (headers["Content-Transfer-Encoding"] is { } encoding && encoding.ToLowerInvariant() is not ("binary" or "8bit" or "7bit"))
            return (default, new("L22", "The first part must not be encoded; its Content-Transfer-Encoding, if any, is binary.", MultipartType.Source));

        using var json = new MemoryStream(4_096);
        var piece = new byte[16_384];
        while (true)
        {
            var read = await parts.ReadAsync(piece, ct);
            if (read.Refusal is { } broken) return (default, broken);
            if (read.Count == 0) return (json.ToArray(), null);
            if (json.Length + read.Count > atMost) return (default, Body.TooLarge(atMost));
            json.Write(piece, 0, read.Count);
        }
    }
}
