using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ReturnToWork.Lrs;

/// <summary>
/// The cursor behind <c>more</c>: the question and the last tick seen, so that it stays valid as long as the statements do and never shifts when others
/// are added or voided (L20). It is bound to the credentials; it opens nothing by itself, because every page asks with the caller's own rights.
/// </summary>
internal static class More
{
    private sealed record Cursor(string For, StatementQuery Query);

    public static string Write(LrsCaller caller, StatementQuery query) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(new Cursor(Mark(caller), query)));

    public static StatementQuery? Read(LrsCaller caller, string text, int maxPage)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize<Cursor>(WebEncoders.Base64UrlDecode(text));
            return cursor?.Query is { After: not null } query && cursor.For == Mark(caller) ? query with { Limit = Math.Clamp(query.Limit, 1, maxPage) } : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    private static string Mark(LrsCaller caller) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller.Organisation}\n{caller.AuthorityJson}"))[..8]);
}
