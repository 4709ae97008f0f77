using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>Either a part's headers, or the refusal, or neither when the last part has been.</summary>
internal readonly record struct PartRead(PartHeaders? Headers, Refusal? Refusal);

/// <summary>How many bytes of the part were read, 0 at its end.</summary>
internal readonly record struct BytesRead(int Count, Refusal? Refusal);

/// <summary>
/// Reads multipart (RFC 2046, 5.1.1) as a stream, in memory that does not grow. ASP.NET's own reader takes any line that starts with the boundary for the
/// boundary, drops what follows on it, and throws on the rest; here each of these is a refusal in words, so that no sender and no proxy before us can read
/// the same bytes in another way. Lines end with CRLF, the closing boundary must be there, and nothing is decoded.
/// </summary>
internal sealed class MultipartReader
{
    private const int MaxPadding = 8 * 1024;
    private const int MaxBoundaryLine = 128;
    private readonly Stream _body;
    private readonly byte[] _delimiter;
    private readonly byte[] _buffer;
    private readonly int _maxHeaders;
    private int _start;
    private int _end;

    /// <param name="maxHeaders">Most bytes of headers in one part.</param>
    public MultipartReader(Stream body, string boundary, int maxHeaders)
    {
        _body = body;
        _maxHeaders = maxHeaders;
        _delimiter = [.. "\r\n--"u8, .. System.Text.Encoding.ASCII.GetBytes(boundary)];
        _buffer = new byte[Math.Max(32 * 1024, maxHeaders + 1_024)];
        // The first delimiter may stand at the very start: then its CRLF is missing.
        (_buffer[0], _buffer[1], _end) = ((byte)'\r', (byte)'\n', 2);
    }

    /// <summary>Goes to the next part. What came before the first is skipped; a part must have been read to its end.</summary>
    public async ValueTask<PartRead> NextAsync(CancellationToken ct)
    {
        if (await SkipAsync(ct) is { } padded) return new(null, padded);
        _start += _delimiter.Length;
        if (!await HasAsync(2, ct)) return new(null, No("The body ends in a boundary; the closing one has two hyphens behind it."));
        if (_buffer[_start] == '-' && _buffer[_start + 1] == '-') return new(null, await CloseAsync(ct));
        var (rest, refusal) = await LineAsync(MaxBoundaryLine, "A boundary line is too long.", ct);
        if (refusal is not null) return new(null, refusal);
        if (rest.Span.ContainsAnyExcept((byte)' ', (byte)'\t')) return new(null, No("A line begins with the boundary and goes on; choose a boundary that stands nowhere in the parts."));
        return await HeadersAsync(ct);
    }

    /// <summary>Reads on in the present part.</summary>
    public async ValueTask<BytesRead> ReadAsync(Memory<byte> to, CancellationToken ct)
    {
        while (true)
        {
            var window = _buffer.AsMemory(_start, _end - _start);
            var found = window.Span.IndexOf(_delimiter);
            if (found == 0) return new(0, null);
            var sure = found > 0 ? found : window.Length - _delimiter.Length + 1;
            if (sure > 0)
            {
                sure = Math.Min(sure, to.Length);
                window[..sure].CopyTo(to);
                _start += sure;
                return new(sure, null);
            }

            if (!await FillAsync(ct)) return new(0, No("The body ends within a part; the closing boundary is missing."));
        }
    }

    private async ValueTask<Refusal?> SkipAsync(CancellationToken ct)
    {
        var scratch = new byte[1_024];
        for (var skipped = 0; ;)
        {
            var read = await ReadAsync(scratch, ct);
            if (read.Refusal is not null) return No("The body has no boundary line as its Content-Type names it, or it is not closed.");
            if (read.Count == 0) return null;
            if ((skipped += read.Count) > MaxPadding) return new("X-09", $"More than {MaxPadding} bytes stand before the first boundary.", MultipartType.Source);
        }
    }

    private async ValueTask<PartRead> HeadersAsync(CancellationToken ct)
    {
        var headers = new PartHeaders();
        for (var left = _maxHeaders; ;)
        {
            var (line, refusal) = await LineAsync(left, $"The headers of a part are larger than {_maxHeaders} bytes.", ct);
            if (refusal is not null) return new(null, refusal);
            if (line.Length == 0) return new(headers, null);
            if (headers.Add(line.Span) is { } wrong) return new(null, wrong);
            left -= line.Length + 2;
        }
    }

    // What stands behind the closing boundary means nothing (RFC 2046, 5.1.1), but it is read, so that the sender hears our answer.
    private async ValueTask<Refusal?> CloseAsync(CancellationToken ct)
    {
        _start += 2;
        while (await HasAsync(1, ct) && _buffer[_start] is (byte)' ' or (byte)'\t') _start++;
        if (await HasAsync(1, ct) && !(await HasAsync(2, ct) && _buffer[_start] == '\r' && _buffer[_start + 1] == '\n')) return No("The line of the closing boundary goes on.");
        for (var skipped = _end - _start; ; skipped += _end)
        {
            if (skipped > MaxPadding) return new("X-09", $"More than {MaxPadding} bytes stand behind the closing boundary.", MultipartType.Source);
            (_start, _end) = (0, 0);
            if (!await FillAsync(ct)) return null;
        }
    }

    /// <summary>One line without its CRLF.</summary>
    private async ValueTask<(ReadOnlyMemory<byte> Line, Refusal? Refusal)> LineAsync(int atMost, string tooLong, CancellationToken ct)
    {
        while (true)
        {
            var window = _buffer.AsMemory(_start, _end - _start);
            var stop = window.Span.IndexOfAny((byte)'\r', (byte)'\n');
            if ((stop < 0 ? window.Length : stop) > atMost) return (default, new("X-09", tooLong, MultipartType.Source));
            if (stop >= 0 && (window.Span[stop] == '\n' || (stop + 1 < window.Length && window.Span[stop + 1] != '\n'))) return (default, No("Lines of a multipart body end with CRLF."));
            if (stop >= 0 && stop + 1 < window.Length)
            {
                _start += stop + 2;
                return (window[..stop], null);
            }

            if (!await FillAsync(ct)) return (default, No("The body ends within the headers of a part."));
        }
    }

    private async ValueTask<bool> HasAsync(int count, CancellationToken ct)
    {
        while (_end - _start < count)
            if (!await FillAsync(ct)) return false;
        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        var read = await _body.ReadAsync(_buffer.AsMemory(_end), ct);
        _end += read;
        return read > 0;
    }

    private static Refusal No(string why) => new("L22", why, MultipartType.Source);
}
