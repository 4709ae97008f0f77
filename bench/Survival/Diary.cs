using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ReturnToWork.Bench.Store;

namespace ReturnToWork.Bench.Survival;

/// <summary>What the store acknowledged, written down by those who sent it, and what it knows when it is asked again.</summary>
internal sealed class Diary
{
    private readonly ConcurrentBag<Guid[]> _acknowledged = [];
    private readonly ConcurrentBag<Guid[]> _sent = [];
    private readonly ConcurrentBag<(Guid Id, string Text)> _attached = [];

    public int Acknowledged => _acknowledged.Sum(batch => batch.Length);

    /// <summary>Singles and batches of five from eight clients, and attachments from two, until the store is gone.</summary>
    public Task WriteUntilBrokenAsync(ServedStore store) => Task.WhenAll([WriteStatementsAsync(store), AttachAsync(store), AttachAsync(store)]);

    private Task WriteStatementsAsync(ServedStore store) => Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
    {
        var load = new LoadStatement(Random.Shared.Next());
        try
        {
            using var client = await store.ConnectAsync();
            while (true)
            {
                var batch = Enumerable.Range(0, n % 2 == 0 ? 1 : 5).Select(_ => load.Next()).ToArray();
                var ids = Array.ConvertAll(batch, statement => statement.Id);
                _sent.Add(ids);
                var body = Encoding.UTF8.GetBytes($"[{string.Join(',', batch.Select(statement => Encoding.UTF8.GetString(statement.Utf8)))}]");
                if (await client.SendAsync("POST", "statements", body) == 200) _acknowledged.Add(ids);
            }
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            // The store is gone: this is what we came for.
        }
    })));

    private async Task AttachAsync(ServedStore store)
    {
        try
        {
            using var client = await store.ConnectAsync();
            while (true)
            {
                var (id, text) = (Guid.NewGuid(), $"attached {Guid.NewGuid()}");
                var sha2 = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)));
                _sent.Add([id]);
                var body = $$"""
                    --b
                    Content-Type: application/json

                    {"id":"{{id}}","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"},"attachments":[{"usageType":"http://u.example/u","display":{},"contentType":"text/plain","length":{{text.Length}},"sha2":"{{sha2}}"}]}
                    --b
                    Content-Transfer-Encoding: binary
                    X-Experience-API-Hash: {{sha2}}

                    {{text}}
                    --b--

                    """.ReplaceLineEndings("\r\n");
                if (await client.SendAsync("POST", "statements", Encoding.ASCII.GetBytes(body), "multipart/mixed; boundary=b") != 200) continue;
                _acknowledged.Add([id]);
                _attached.Add((id, text));
            }
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            // The store is gone: this is what we came for.
        }
    }

    /// <summary>Waits until the writing is in full swing, and then for a moment that nobody chose.</summary>
    public async Task UntilSomeMomentAsync(Task writing)
    {
        var before = Acknowledged;
        for (var look = 0; Acknowledged < before + 30 && look < 400 && !writing.IsCompleted; look++) await Task.Delay(50);
        await Task.Delay(Random.Shared.Next(20, 450));
    }

    /// <summary>Reads everything and compares.</summary>
    public async Task<Finding> CompareAsync(ServedStore store)
    {
        using var http = Reader(store);
        var kept = await ReadAllAsync(http, store);
        var ids = kept.ToHashSet();
        var partial = _sent.Count(batch => batch.Any(ids.Contains) && !batch.All(ids.Contains));
        var bare = 0;
        foreach (var (id, text) in _attached)
        {
            using var answer = await http.GetAsync(new Uri(store.Address, $"/xapi/statements?attachments=true&statementId={id}"));
            if (!(await answer.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal)) bare++;
        }

        return new(Acknowledged, _acknowledged.SelectMany(batch => batch).Count(id => !ids.Contains(id)), kept.Count - ids.Count, partial, _attached.Count, bare);
    }

    private static HttpClient Reader(ServedStore store)
    {
        var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{store.Key}:{store.Secret}")));
        http.DefaultRequestHeaders.Add("X-Experience-API-Version", "1.0.3");
        return http;
    }

    private static async Task<List<Guid>> ReadAllAsync(HttpClient http, ServedStore store)
    {
        var (kept, next) = (new List<Guid>(), "/xapi/statements?ascending=true");
        while (next.Length > 0)
        {
            using var page = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(store.Address, next)));
            kept.AddRange(page.RootElement.GetProperty("statements").EnumerateArray().Select(statement => statement.GetProperty("id").GetGuid()));
            next = page.RootElement.GetProperty("more").GetString()!;
        }

        return kept;
    }
}

internal sealed record Finding(int Acknowledged, int Lost, int Twice, int PartialBatches, int Attached, int Bare)
{
    public bool IsClean => Lost == 0 && Twice == 0 && PartialBatches == 0 && Bare == 0;

    public override string ToString() => $"{Lost} of {Acknowledged} acknowledged lost, {Twice} twice, {PartialBatches} batches in part, {Bare} of {Attached} without their attachment";
}
