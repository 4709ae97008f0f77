using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs.Attachments;

/// <summary>Multipart bodies written byte by byte, so that a test can get every byte wrong; and a reader of answers that is not ours.</summary>
internal static class Mixed
{
    public const string Boundary = "rtw-b";
    public const string MixedType = $"multipart/mixed; boundary={Boundary}";

    public static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>One attachment as a statement describes it.</summary>
    public static string Attachment(byte[] bytes, string more = "", string? sha2 = null, string type = "text/plain", string usage = "http://u.example/u") =>
        $$"""{"usageType":"{{usage}}","display":{"en":"file"},"contentType":"{{type}}","length":{{bytes.Length}},"sha2":"{{sha2 ?? Sha(bytes)}}"{{more}} }""";

    public static string With(params string[] attachments) => $",\"attachments\":[{string.Join(',', attachments)}]";

    /// <summary>A statement with these attachments, all of whose bytes will be sent.</summary>
    public static string Statement(Guid id, params byte[][] parts) => A(id, more: With([.. parts.Select(part => Attachment(part))]));

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] First(string json) => Bytes($"--{Boundary}\r\nContent-Type: application/json\r\n\r\n{json}");

    public static byte[] Part(byte[] bytes, string? sha2 = null) =>
        [.. Bytes($"\r\n--{Boundary}\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: {sha2 ?? Sha(bytes)}\r\n\r\n"), .. bytes];

    public static readonly byte[] End = Bytes($"\r\n--{Boundary}--\r\n");

    /// <summary>The well-formed body.</summary>
    public static byte[] Body(string json, params byte[][] parts) => [.. First(json), .. parts.SelectMany(part => Part(part)), .. End];

    public static HttpContent Content(byte[] body, string type = MixedType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    public static Task<HttpResponseMessage> PostMixedAsync(this HttpClient client, byte[] body, string type = MixedType) => client.PostAsync(new Uri("statements", UriKind.Relative), Content(body, type));

    /// <summary>The JSON and the attachments of an answer by their hash, read by ASP.NET's reader.</summary>
    public static async Task<(JsonElement Json, Dictionary<string, (byte[] Bytes, string Type)> Files)> PartsAsync(this HttpResponseMessage response)
    {
        response.Content.Headers.ContentType!.MediaType.ShouldBe("multipart/mixed");
        var boundary = response.Content.Headers.ContentType.Parameters.Single(parameter => parameter.Name == "boundary").Value!;
        var reader = new MultipartReader(boundary, await response.Content.ReadAsStreamAsync());
        var first = (await reader.ReadNextSectionAsync())!;
        first.ContentType.ShouldBe("application/json");
        var json = JsonDocument.Parse(await ReadAsync(first)).RootElement;
        var files = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            section.Headers!["Content-Transfer-Encoding"].ToString().ShouldBe("binary");
            files.Add(section.Headers["X-Experience-API-Hash"].ToString(), (await ReadAsync(section), section.ContentType!));
        }

        return (json, files);
    }

    /// <summary>What lies in the organisation's folders: attachments in place by their names, and how many files are still coming in.</summary>
    public static (List<string> Kept, int Incoming) OnDisk(this LrsHost lrs)
    {
        var root = Path.Combine(lrs.Place.Directory, "tool", "attachments");
        var files = Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
        var incoming = files.Count(file => Path.GetFileName(Path.GetDirectoryName(file)) == "incoming");
        return ([.. files.Where(file => Path.GetFileName(Path.GetDirectoryName(file))!.Length == 2).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)], incoming);
    }

    private static async Task<byte[]> ReadAsync(MultipartSection section)
    {
        using var bytes = new MemoryStream();
        await section.Body.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

/// <summary>One host on each engine, for tests that leave nothing that another would see.</summary>
public sealed class BothHosts : IAsyncLifetime
{
    internal Dictionary<DataProvider, LrsHost> On { get; } = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var engine in (DataProvider[])[DataProvider.Sqlite, DataProvider.PostgreSql]) On.Add(engine, await LrsHost.StartAsync(engine));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in On.Values) await host.DisposeAsync();
    }
}
