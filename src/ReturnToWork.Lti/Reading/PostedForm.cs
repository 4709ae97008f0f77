using Microsoft.AspNetCore.Http;

namespace ReturnToWork.Lti;

/// <summary>Reads a form post of a stranger.</summary>
internal static class PostedForm
{
    /// <summary>The most a login or launch may send, in bytes; a usual launch is 2 to 6 KB.</summary>
    public const int MostBytes = 128 * 1024;

    /// <summary>Null when the body is no form, is too big or breaks off.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return null;
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
