using System.Net;
using System.Security.Cryptography;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.Attachments.Mixed;
using static ReturnToWork.Tests.Lrs.LrsTalk;

namespace ReturnToWork.Tests.Lrs.Attachments;

/// <summary>X-09: fixed bodies, good ones and tricks, over HTTP on both engines. What is refused leaves no statement and no file.</summary>
public sealed class MultipartCasesTests(BothHosts hosts) : IClassFixture<BothHosts>
{
    private static readonly byte[] Cat = Bytes("a cat");
    private static readonly byte[] Dog = Bytes("a dog");
    private static readonly byte[] Empty = [];

    // Name, the body for a statement of this id, and its Content-Type.
    private static readonly Dictionary<string, (Func<Guid, byte[]> Body, string Type)> Good = new(StringComparer.Ordinal)
    {
        ["one part"] = (id => Body(Statement(id, Cat), Cat), MixedType),
        ["two parts"] = (id => Body(Statement(id, Cat, Dog), Cat, Dog), MixedType),
        ["two parts in the other order"] = (id => Body(Statement(id, Cat, Dog), Dog, Cat), MixedType),
        ["one part for two attachments with its hash"] = (id => Body(Statement(id, Cat, Cat), Cat), MixedType),
        ["two parts with one hash"] = (id => Body(Statement(id, Cat), Cat, Cat), MixedType),
        ["an empty part"] = (id => Body(Statement(id, Empty), Empty), MixedType),
        ["SHA-384"] = (id => Hashed(id, Convert.ToHexStringLower(SHA384.HashData(Cat))), MixedType),
        ["SHA-512"] = (id => Hashed(id, Convert.ToHexStringLower(SHA512.HashData(Cat))), MixedType),
        ["a hash in capitals"] = (id => Hashed(id, Sha(Cat).ToUpperInvariant()), MixedType),
        ["a quoted boundary"] = (id => Rename(Body(Statement(id, Cat), Cat), "a b:c=d"), "multipart/mixed; boundary=\"a b:c=d\""),
        ["a boundary of 70"] = (id => Rename(Body(Statement(id, Cat), Cat), new string('x', 70)), $"Multipart/Mixed; boundary={new string('x', 70)}"),
        ["words before and after"] = (id => [.. Bytes("This is a message.\r\n"), .. Body(Statement(id, Cat), Cat), .. Bytes("That was it.")], MixedType),
        ["an empty line first and none last"] = (id => [.. Bytes("\r\n"), .. Body(Statement(id, Cat), Cat)[..^2]], MixedType),
        ["blanks behind the boundaries"] = (id => Replace(Body(Statement(id, Cat), Cat), $"--{Boundary}\r\n", $"--{Boundary} \t \r\n"), MixedType),
        ["headers in small letters and without blanks"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Transfer-Encoding: binary", "content-transfer-encoding:BINARY"), MixedType),
        ["a true Content-Length"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", "Content-Length: 5\r\nContent-Type: text/plain"), MixedType),
        ["a header that nobody knows"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", "Content-Disposition: attachment; filename=\"caf\u00e9\""), MixedType),
        ["a fileUrl and no part"] = (id => Body(A(id, more: With(Attachment(Cat, ",\"fileUrl\":\"http://f.example/f\"")))), MixedType),
        ["a fileUrl and its part"] = (id => Body(A(id, more: With(Attachment(Cat, ",\"fileUrl\":\"http://f.example/f\""))), Cat), MixedType),
        ["no attachments at all"] = (id => Body(A(id)), MixedType),
        ["a list of statements"] = (id => Body($"[{Statement(id, Cat)},{A()}]", Cat), MixedType),
        // ADL's suite (XAPI-00127) stores one whose length is another; the hash is what names the bytes.
        ["a length that is not the part's"] = (id => Body(Statement(id, Cat).Replace("\"length\":5", "\"length\":6", StringComparison.Ordinal), Cat), MixedType),
    };

    private static readonly Dictionary<string, (Func<Guid, byte[]> Body, string Type, int Status, string Code)> Bad = new(StringComparer.Ordinal)
    {
        ["other bytes than the hash says"] = (id => [.. First(Statement(id, Cat)), .. Part(Dog, Sha(Cat)), .. End], MixedType, 400, "L22"),
        ["no hash"] = (id => Replace(Body(Statement(id, Cat), Cat), $"X-Experience-API-Hash: {Sha(Cat)}\r\n", ""), MixedType, 400, "L22"),
        ["a hash that is none"] = (id => Replace(Body(Statement(id, Cat), Cat), $"Hash: {Sha(Cat)}", "Hash: abc"), MixedType, 400, "L22"),
        ["a part that no attachment names"] = (id => Body(Statement(id, Cat), Cat, Dog), MixedType, 400, "L22"),
        ["a part for a statement without attachments"] = (id => Body(A(id), Cat), MixedType, 400, "L22"),
        ["a part that is missing"] = (id => Body(Statement(id, Cat, Dog), Cat), MixedType, 400, "L22"),
        ["all parts missing"] = (id => Body(Statement(id, Cat)), MixedType, 400, "L22"),
        ["a part in base64"] = (id => Replace(Body(Statement(id, Cat), Cat), "Encoding: binary", "Encoding: base64"), MixedType, 400, "L22"),
        ["no Content-Transfer-Encoding"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Transfer-Encoding: binary\r\n", ""), MixedType, 400, "L22"),
        ["a first part of text"] = (id => Replace(Body(Statement(id, Cat), Cat), "application/json", "text/plain"), MixedType, 400, "L22"),
        ["a first part without a type"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: application/json\r\n", ""), MixedType, 400, "L22"),
        ["a first part in UTF-16"] = (id => Replace(Body(Statement(id, Cat), Cat), "application/json", "application/json; charset=utf-16"), MixedType, 400, "L22"),
        ["a first part in base64"] = (id => Replace(Body(Statement(id, Cat), Cat), "application/json", "application/json\r\nContent-Transfer-Encoding: base64"), MixedType, 400, "L22"),
        ["a first part that is no JSON"] = (id => Body(Statement(id, Cat) + "}", Cat), MixedType, 400, "L03"),
        ["statements in two parts"] = (id => [.. First(Statement(id, Cat)), .. Bytes("\r\n"), .. First(A()), .. Part(Cat), .. End], MixedType, 400, "L22"),
        ["line feeds only"] = (id => Replace(Body(Statement(id, Cat), Cat), "\r\n", "\n"), MixedType, 400, "L22"),
        ["a line feed in the headers"] = (id => Replace(Body(Statement(id, Cat), Cat), "binary\r\n", "binary\n"), MixedType, 400, "L22"),
        ["a carriage return in the headers"] = (id => Replace(Body(Statement(id, Cat), Cat), "binary\r\n", "binary\r"), MixedType, 400, "L22"),
        ["no closing boundary"] = (id => Body(Statement(id, Cat), Cat)[..^End.Length], MixedType, 400, "L22"),
        ["an open boundary at the end"] = (id => [.. First(Statement(id, Cat)), .. Part(Cat), .. Bytes($"\r\n--{Boundary}\r\n")], MixedType, 400, "L22"),
        ["an end within the headers"] = (id => [.. First(Statement(id, Cat)), .. Bytes($"\r\n--{Boundary}\r\nContent-Type: text/pl")], MixedType, 400, "L22"),
        ["nothing at all"] = (_ => [], MixedType, 400, "L22"),
        ["an end right after the boundary"] = (_ => Bytes($"--{Boundary}--\r\n"), MixedType, 400, "L22"),
        ["no boundary line before the first part"] = (id => Body(Statement(id, Cat), Cat)[(Boundary.Length + 4)..], MixedType, 400, "L22"),
        ["no boundary line between the parts"] = (id => [.. First(Statement(id, Cat)), .. Part(Cat)[(Boundary.Length + 4)..], .. End], MixedType, 400, "L03"),
        ["no boundary in the type"] = (id => Body(Statement(id, Cat), Cat), "multipart/mixed", 400, "L22"),
        ["no boundary in the type but a semicolon"] = (id => Body(Statement(id, Cat), Cat), "multipart/mixed;", 400, "L22"),
        ["two boundaries in the type"] = (id => Body(Statement(id, Cat), Cat), $"{MixedType}; boundary=other", 400, "L22"),
        ["a boundary of 71"] = (id => Rename(Body(Statement(id, Cat), Cat), new string('x', 71)), $"multipart/mixed; boundary={new string('x', 71)}", 400, "L22"),
        ["a boundary that ends in a blank"] = (id => Rename(Body(Statement(id, Cat), Cat), "x "), "multipart/mixed; boundary=\"x \"", 400, "L22"),
        ["a boundary with a quote in it"] = (id => Rename(Body(Statement(id, Cat), Cat), "x\"y"), "multipart/mixed; boundary=\"x\\\"y\"", 400, "L22"),
        ["a boundary line that goes on"] = (id => Replace(Body(Statement(id, Cat), Cat), $"--{Boundary}\r\n", $"--{Boundary}X\r\n"), MixedType, 400, "L22"),
        ["a nested multipart whose boundary begins like ours"] = (id => Body(Statement(id, Cat), Bytes($"--x\r\n--{Boundary}2\r\n")), MixedType, 400, "L22"),
        ["a closing boundary that goes on"] = (id => Replace(Body(Statement(id, Cat), Cat), $"--{Boundary}--\r\n", $"--{Boundary}--X\r\n"), MixedType, 400, "L22"),
        ["a Content-Length that lies"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", "Content-Length: 4"), MixedType, 400, "L22"),
        ["huge headers"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", $"X-Big: {new string('x', 9_000)}"), MixedType, 400, "X-09"),
        ["very many headers"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", string.Join("\r\n", Enumerable.Range(0, 2_000).Select(i => $"X-{i}: y"))), MixedType, 400, "X-09"),
        ["one header twice"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", $"x-experience-api-hash: {Sha(Dog)}"), MixedType, 400, "X-09"),
        ["a folded header"] = (id => Replace(Body(Statement(id, Cat), Cat), "Encoding: binary", "Encoding:\r\n binary"), MixedType, 400, "X-09"),
        ["a header without a colon"] = (id => Replace(Body(Statement(id, Cat), Cat), "Content-Type: text/plain", "Content-Type"), MixedType, 400, "X-09"),
        ["a blank before the colon"] = (id => Replace(Body(Statement(id, Cat), Cat), "Encoding: binary", "Encoding : binary"), MixedType, 400, "X-09"),
        ["a NUL in a header"] = (id => Replace(Body(Statement(id, Cat), Cat), "Type: text/plain", "Type: text/\0plain"), MixedType, 400, "X-09"),
        ["very much before the first boundary"] = (id => [.. Bytes(new string('x', 9_000) + "\r\n"), .. Body(Statement(id, Cat), Cat)], MixedType, 400, "X-09"),
        ["very much after the last"] = (id => [.. Body(Statement(id, Cat), Cat), .. Bytes(new string('x', 90_000))], MixedType, 400, "X-09"),
        ["101 parts"] = (id => Body(Statement(id, Cat), [.. Enumerable.Repeat(Cat, 101)]), MixedType, 400, "X-09"),
        ["statements above 1 MB"] = (id => Body(A(id, more: $",\"result\":{{\"response\":\"{new string('x', 1_050_000)}\"}}")), MixedType, 413, "body-size"),
        ["attachments above 10 MB"] = (id => Body(Statement(id, new byte[10_485_761]), new byte[10_485_761]), MixedType, 413, "attachment-size"),
        ["form data"] = (id => Body(Statement(id, Cat), Cat), $"multipart/form-data; boundary={Boundary}", 400, "L03"),
        ["an attachment without fileUrl in JSON"] = (id => Bytes(Statement(id, Cat)), "application/json", 400, "L22"),
        ["an attachment of a SubStatement that is missing"] = (id => Body(Sub(id)), MixedType, 400, "L22"),
    };

    public static TheoryData<DataProvider, string> GoodNames => Names(Good.Keys);

    public static TheoryData<DataProvider, string> BadNames => Names(Bad.Keys);

    [Theory, MemberData(nameof(GoodNames))]
    public async Task L22_a_sound_body_is_stored(DataProvider engine, string name)
    {
        using var client = hosts.On[engine].Client();
        var id = Guid.NewGuid();
        var (body, type) = Good[name];

        var response = await client.PostMixedAsync(body(id), type);

        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        var (json, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();
        json.GetProperty("id").GetGuid().ShouldBe(id);
        var bytes = files.Values.Select(file => System.Text.Encoding.Latin1.GetString(file.Bytes)).Order(StringComparer.Ordinal);
        bytes.ShouldBe(name switch { "an empty part" => [""], "no attachments at all" or "a fileUrl and no part" => [], _ when name.StartsWith("two parts", StringComparison.Ordinal) && name != "two parts with one hash" => ["a cat", "a dog"], _ => ["a cat"] });
        hosts.On[engine].OnDisk().Incoming.ShouldBe(0);
    }

    [Theory, MemberData(nameof(BadNames))]
    public async Task X09_L22_a_body_that_is_wrong_is_refused_in_words_and_leaves_nothing(DataProvider engine, string name)
    {
        var lrs = hosts.On[engine];
        using var client = lrs.Client();
        var id = Guid.NewGuid();
        var (body, type, status, code) = Bad[name];
        var before = lrs.OnDisk();

        var response = await client.PostMixedAsync(body(id), type);

        var refusal = await response.JsonOfAsync();
        ((int)response.StatusCode).ShouldBe(status, refusal.GetRawText());
        refusal.GetProperty("code").GetString().ShouldBe(code, refusal.GetRawText());
        refusal.GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        (await client.GetAsync($"statements?statementId={id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        lrs.OnDisk().Incoming.ShouldBe(0);
        lrs.OnDisk().Kept.ShouldBe(before.Kept);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task L22_a_put_takes_attachments_too_and_the_attachments_of_a_substatement(DataProvider engine)
    {
        using var client = hosts.On[engine].Client();
        var id = Guid.NewGuid();

        var response = await client.PutAsync(new Uri($"statements?statementId={id}", UriKind.Relative), Content(Body(Sub(id), Cat)));

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var (_, files) = await (await client.GetAsync($"statements?statementId={id}&attachments=true")).PartsAsync();
        files[Sha(Cat)].Bytes.ShouldBe(Cat);
    }

    public static TheoryData<DataProvider> Both => [DataProvider.Sqlite, DataProvider.PostgreSql];

    private static string Sub(Guid id) =>
        $$"""{"id":"{{id}}","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/v"},"object":{"objectType":"SubStatement","actor":{"mbox":"mailto:a@b.example"},"verb":{"id":"http://v.example/v"},"object":{"id":"http://o.example/o"}{{With(Attachment(Cat))}} } }""";

    private static byte[] Hashed(Guid id, string sha2) => [.. First(A(id, more: With(Attachment(Cat, sha2: sha2)))), .. Part(Cat, sha2), .. End];

    private static byte[] Rename(byte[] body, string boundary) => Replace(body, $"--{Boundary}", $"--{boundary}");

    private static byte[] Replace(byte[] body, string what, string by) => Bytes(System.Text.Encoding.Latin1.GetString(body).Replace(what, by, StringComparison.Ordinal));

    private static TheoryData<DataProvider, string> Names(IEnumerable<string> names)
    {
        var data = new TheoryData<DataProvider, string>();
        foreach (var name in names)
            foreach (var engine in (DataProvider[])[DataProvider.Sqlite, DataProvider.PostgreSql]) data.Add(engine, name);
        return data;
    }
}
