using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ReturnToWork.TestKit.Companion;

/// <summary>How a <see cref="StubMailServer"/> behaves.</summary>
public enum MailMood
{
    /// <summary>Takes all mail.</summary>
    Takes,

    /// <summary>550: knows nobody of that name.</summary>
    RefusesReceiver,

    /// <summary>451: not now.</summary>
    Busy,

    /// <summary>Hangs up in the middle of a message.</summary>
    Drops,

    /// <summary>Says nothing at all.</summary>
    Silent,

    /// <summary>554: refuses the message after it was told whole.</summary>
    RefusesMessage,
}

/// <summary>A mail server on a socket of this machine that speaks as much SMTP (RFC 5321) as a client needs, and keeps what it took.</summary>
public sealed class StubMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    public StubMailServer()
    {
        _listener.Start();
        _loop = ListenAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How it behaves from the next connection on.</summary>
    public MailMood Mood { get; set; }

    /// <summary>How often somebody connected.</summary>
    public int Calls { get; private set; }

    /// <summary>Envelope receiver and text of what was taken.</summary>
    public ConcurrentQueue<(string To, string Text)> Taken { get; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            Calls++;
            _ = TalkAsync(client);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client) await AnswerAsync(client);
        }
        catch (Exception trouble) when (trouble is IOException or OperationCanceledException or SocketException)
        {
            // The other side went away, or the test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var mood = Mood;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        if (mood == MailMood.Silent) await Task.Delay(Timeout.Infinite, _end.Token);
        await writer.WriteLineAsync("220 stub");
        var to = "";
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") to = line[(line.IndexOf('<') + 1)..line.IndexOf('>')];
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 go on");
                if (mood == MailMood.Drops) return;
                var text = await MessageAsync(reader);
                if (mood != MailMood.RefusesMessage) Taken.Enqueue((to, text));
                await writer.WriteLineAsync(mood == MailMood.RefusesMessage ? "554 no" : "250 taken");
                continue;
            }

            await writer.WriteLineAsync((verb, mood) switch
            {
                ("RCPT", MailMood.RefusesReceiver) => "550 nobody here",
                ("RCPT", MailMood.Busy) => "451 later",
                ("QUIT", _) => "221 bye",
                _ => "250 ok",
            });
            if (verb == "QUIT") return;
        }
    }

    private async Task<string> MessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }
}
