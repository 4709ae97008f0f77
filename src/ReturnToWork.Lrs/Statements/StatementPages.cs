using System.Buffers;
using System.Text;
using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>Reads what was asked for and writes it: in its format, with its attachments, and with the way to the next page (L19–L22).</summary>
internal sealed class StatementPages(StatementReads reads, Formats formats, AttachmentReads attachments, IOptions<LrsOptions> options)
{
    private const int LongestLanguage = 256;

    /// <summary>Most statements in a page.</summary>
    public int Most => options.Value.MaxPage;

    public async Task<IResult> OneAsync(HttpContext http, Guid id, bool voided, Format format, bool withAttachments, CancellationToken ct)
    {
        var caller = http.Caller();
        var read = await reads.OneAsync(caller, id, voided, ct);
        ConsistentThrough.Say(http, read.Through);
        if (read.Rows.Count == 0) return Answer.Missing("There is no such statement here.", "xAPI 1.0.3, Communication, 2.1.3");
        http.Response.Headers.LastModified = ConsistentThrough.HttpDate(read.Rows[0].Tick);
        var written = await formats.WriteAsync(caller, read.Rows, format, LanguageOf(http), ct);
        return withAttachments ? await attachments.AnswerAsync(caller.Organisation, read.Rows, written[0].Body, ct) : Answer.Json(written[0].Body);
    }

    public async Task<IResult> ListAsync(HttpContext http, StatementQuery query, CancellationToken ct)
    {
        var caller = http.Caller();
        if (query.Attachments) query = query with { Limit = Math.Min(query.Limit, options.Value.Attachments.MaxPage) };
        var read = await reads.ListAsync(caller, query, ct);
        ConsistentThrough.Say(http, read.Through);
        var more = read.HasMore ? $"{http.Request.PathBase}{http.Request.Path}?more={More.Write(caller, query with { After = read.Rows[^1].Tick })}" : "";
        var page = Page(await formats.WriteAsync(caller, read.Rows, query.Format, LanguageOf(http) ?? query.Language, ct), more);
        return query.Attachments ? await attachments.AnswerAsync(caller.Organisation, read.Rows, page, ct) : Answer.Json(page);
    }

    /// <summary>The header, or null; one longer than any list of languages needs is not read.</summary>
    public static string? LanguageOf(HttpContext http) => http.Request.Headers.AcceptLanguage.ToString() is { Length: > 0 and <= LongestLanguage } language ? language : null;

    private static ReadOnlyMemory<byte> Page(IReadOnlyList<StoredStatement> rows, string more)
    {
        var length = more.Length + 32;
        foreach (var row in rows) length += row.Body.Length + 1;
        var page = new ArrayBufferWriter<byte>(length);
        page.Write("{\"statements\":["u8);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) page.Write(","u8);
            page.Write(rows[i].Body);
        }

        page.Write("],\"more\":\""u8);
        page.Write(Encoding.ASCII.GetBytes(more));
        page.Write("\"}"u8);
        return page.WrittenMemory;
    }
}
