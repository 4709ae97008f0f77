using System.Buffers.Text;

namespace ReturnToWork.Lti;

/// <summary>
/// base64url as RFC 7515 2 has it: no padding, no spaces, no spare bits. .NET's decoder forgives all three, and then two different
/// texts would be one token.
/// </summary>
internal static class StrictBase64Url
{
    public static byte[]? Decode(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !Base64Url.IsValid(text))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return Base64Url.EncodeToString(bytes).AsSpan().SequenceEqual(text) ? bytes : null;
    }
}
