using System.Buffers;
using System.Globalization;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Takes attachment parts in, each checked by its headers first and by its hash while it streams to disk (L22, X-09).</summary>
internal sealed class PartIntake(MultipartReader reader, AttachmentFolder folder, string organisation, DiskRoom.Share room)
{
    private const int Piece = 64 * 1024;

    /// <summary>The part that <paramref name="reader"/> stands at. A refused one leaves nothing behind.</summary>
    /// <param name="named">The hashes that the statements name; any other part is a stray.</param>
    public async Task<(ArrivedFile? File, Refusal? Refusal)> TakeAsync(PartHeaders headers, HashSet<string> named, long atMost, CancellationToken ct)
    {
        if (!"binary".Equals(headers["Content-Transfer-Encoding"], StringComparison.OrdinalIgnoreCase)) return (null, No("An attachment part needs the header Content-Transfer-Encoding: binary."));
        if (headers["X-Experience-API-Hash"]?.ToLowerInvariant() is not { } sha2) return (null, No("An attachment part needs the header X-Experience-API-Hash."));
        if (Sha2.Of(sha2) is not { } algorithm) return (null, No("X-Experience-API-Hash must be a SHA-2 of 256, 384 or 512 bits in hexadecimal."));
        if (!named.Contains(sha2)) return (null, No("A part has a hash that is the sha2 of no attachment of these statements."));

        var (file, refusal) = ArrivedFile.Begin(folder, organisation, sha2, algorithm);
        if (file is null) return (null, refusal);
        try
        {
            refusal = await CopyAsync(file, atMost, ct);
            if (refusal is null && headers["Content-Length"] is { } told && told != file.Length.ToString(CultureInfo.InvariantCulture)) refusal = No("A part is not as long as its Content-Length says.");
            refusal ??= file.Finish();
            return refusal is null ? (file, null) : (null, refusal);
        }
        catch
        {
            refusal = No("The request broke off.");
            throw;
        }
        finally
        {
            if (refusal is not null) await file.DisposeAsync();
        }
    }

    private async Task<Refusal?> CopyAsync(ArrivedFile file, long atMost, CancellationToken ct)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (true)
            {
                var read = await reader.ReadAsync(piece, ct);
                if (read.Refusal is not null || read.Count == 0) return read.Refusal;
                if (file.Length + read.Count > atMost) return new("attachment-size", "The attachments are larger than this store takes in with one request.", "settings: Lrs:MaxAttachmentBytes");
                if (!room.TryTake(read.Count)) return DiskRoom.Full;
                if (await file.WriteAsync(piece.AsMemory(0, read.Count), ct) is { } away) return away;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    private static Refusal No(string why) => new("L22", why, MultipartType.Source);
}
