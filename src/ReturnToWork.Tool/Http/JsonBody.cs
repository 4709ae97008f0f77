using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;

namespace ReturnToWork.Tool.Http;

/// <summary>Reads a request's JSON strictly: valid UTF-8, no unknown or doubled members, shallow.</summary>
internal static class JsonBody
{
    /// <summary>Bytes of a whole message: the longest answer and room around it.</summary>
    public static readonly RequestSizeLimitAttribute Limit = new(16 * 1024);

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        MaxDepth = 16,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The message, or null when it is not one.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http, CancellationToken ct)
        where T : class
    {
        var buffer = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(buffer, ct);
            var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
            return Utf8.IsValid(bytes.Span) ? JsonSerializer.Deserialize<T>(bytes.Span, Strict) : null;
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }
}
