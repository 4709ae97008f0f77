using System.Security.Cryptography;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>An attachment that comes with a request: hashed while it is written, on disk when <see cref="Finish"/> says so, and in nobody's use until it is settled. Disposing deletes it unless it was.</summary>
internal sealed class ArrivedFile : IAsyncDisposable
{
    private readonly AttachmentFolder _folder;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash;

    private ArrivedFile(AttachmentFolder folder, FileStream stream, string sha2, HashAlgorithmName algorithm) =>
        (_folder, _stream, Sha2, _hash) = (folder, stream, sha2, IncrementalHash.CreateHash(algorithm));

    /// <summary>Lower-case hexadecimal.</summary>
    public string Sha2 { get; }

    public long Length { get; private set; }

    /// <summary>Most bytes that the organisation may keep.</summary>
    public long MostBytes => _folder.MostBytes;

    public bool Settled { get; private set; }

    public static (ArrivedFile? File, Refusal? Refusal) Begin(AttachmentFolder folder, string organisation, string sha2, HashAlgorithmName algorithm)
    {
        try
        {
            return (new ArrivedFile(folder, folder.Begin(organisation), sha2, algorithm), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, AttachmentFolder.Away);
        }
    }

    public async ValueTask<Refusal?> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        try
        {
            await _stream.WriteAsync(bytes, ct);
        }
        catch (IOException)
        {
            return AttachmentFolder.Away;
        }

        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
        return null;
    }

    /// <summary>Checks the hash and flushes to disk.</summary>
    public Refusal? Finish()
    {
        if (Convert.ToHexStringLower(_hash.GetHashAndReset()) != Sha2) return new("L22", "The bytes of a part do not have the hash that X-Experience-API-Hash says.", MultipartType.Source);
        try
        {
            _stream.Flush(flushToDisk: true);
            return null;
        }
        catch (IOException)
        {
            return AttachmentFolder.Away;
        }
    }

    /// <summary>All of it, before or after it was settled.</summary>
    public async Task<byte[]> ReadAsync(CancellationToken ct)
    {
        var bytes = new byte[Length];
        _stream.Position = 0;
        await _stream.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    /// <summary>Puts it in its place. Called in the transaction that stores the statement, under the organisation's lock; again after a rollback.</summary>
    public void Settle(string organisation)
    {
        _folder.Settle(organisation, _stream.Name, Sha2);
        Settled = true;
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _hash.Dispose();
        if (!Settled) File.Delete(_stream.Name);
    }
}
