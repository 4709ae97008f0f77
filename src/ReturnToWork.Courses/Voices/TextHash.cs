using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Courses.Voices;

/// <summary>What a text was when somebody spoke or replaced it: when it changes, the recording no longer says what stands on the page.</summary>
public static class TextHash
{
    /// <summary>SHA-256 of the text without white space around it, 64 lower-case hex digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim())));

    /// <summary>Under which a recording is served: of its bytes, 128 bits, 32 lower-case hex digits. Long enough that nobody guesses one.</summary>
    public static string OfAudio(ReadOnlySpan<byte> audio) => Convert.ToHexStringLower(SHA256.HashData(audio).AsSpan(0, 16));
}
