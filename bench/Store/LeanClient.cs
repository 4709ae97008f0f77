using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnToWork.Bench.Store;

/// <summary>
/// One kept-open HTTP/1.1 connection with no more than a load needs: it shares two processors with the store it measures, and every instruction here is
/// taken from there. It understands answers with Content-Length and chunked ones.
/// </summary>
internal sealed class LeanClient(Uri store, string key, string secret) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string _headers = $"Host: {store.Authority}\r\nAuthorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:{secret}"))}\r\nX-Experience-API-Version: 1.0.3\r\n";
    private byte[] _buffer = new byte[64 * 1024];

    public async Task ConnectAsync() => await _socket.ConnectAsync(new DnsEndPoint(store.Host, store.Port));

    /// <summary>The status of the answer; its body is read to the end.</summary>
    public async Task<int> SendAsync(string method, string resource, ReadOnlyMemory<byte> body, string type = "application/json")
    {
        var head = Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{method} {store.AbsolutePath.TrimEnd('/')}/{resource} HTTP/1.1\r\n{_headers}{(body.Length > 0 ? $"Content-Type: {type}\r\nContent-Length: {body.Length}\r\n" : "")}\r\n"));
        var whole = new byte[head.Length + body.Length];
        head.CopyTo(whole, 0);
        body.CopyTo(whole.AsMemory(head.Length));
        for (var sent = 0; sent < whole.Length;) sent += await _socket.SendAsync(whole.AsMemory(sent));
        return await ReadAsync();
    }

    private async Task<int> ReadAsync()
    {
        var filled = 0;
        while (true)
        {
            if (filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0) throw new IOException("The store closed the connection.");
            filled += read;
            if (IsWhole(_buffer.AsSpan(0, filled))) break;
        }

        return Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = answer[..end];
        if (answer[9] == '2' && answer[10] == '0' && answer[11] == '4') return true;
        var at = head.IndexOf("Content-Length: "u8);
        if (at >= 0) return Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) && answer.Length >= end + 4 + length;
        return answer.EndsWith("0\r\n\r\n"u8);
    }

    public void Dispose() => _socket.Dispose();
}
