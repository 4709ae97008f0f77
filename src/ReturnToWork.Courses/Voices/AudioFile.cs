using System.Buffers.Binary;

namespace ReturnToWork.Courses.Voices;

/// <summary>What can be told of a sound file without playing it.</summary>
/// <param name="Type">By its first bytes; null when it is no sound that a page may play.</param>
/// <param name="Length">Null where the file does not say.</param>
/// <param name="IsSilent">Nothing can be heard: told for WAV, and for a file that holds no sound at all.</param>
public sealed record AudioFile(string? Type, TimeSpan? Length, bool IsSilent)
{
    /// <summary>Softer than this, of 32,768, is silence: a microphone that is switched off still hisses.</summary>
    private const int Hiss = 300;

    /// <summary>Reads what a file says of itself; whatever is broken in it is simply not known.</summary>
    public static AudioFile Read(ReadOnlySpan<byte> bytes)
    {
        var type = AudioType.Of(bytes);
        try
        {
            return type == "audio/wav" ? Wav(bytes) : new AudioFile(type, LengthOf(type, bytes) is { } seconds and > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400)) : null, IsSilent: false);
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return new AudioFile(type, null, IsSilent: false);
        }
    }

    private static double? LengthOf(string? type, ReadOnlySpan<byte> bytes) => type switch
    {
        "audio/mpeg" => AudioLength.OfMp3(bytes),
        "audio/mp4" => AudioLength.OfMp4(bytes),
        "audio/ogg" => AudioLength.OfOgg(bytes),
        "audio/webm" => AudioLength.OfWebM(bytes),
        _ => null,
    };

    private static AudioFile Wav(ReadOnlySpan<byte> bytes)
    {
        var (perSecond, bits) = (0, 0);
        for (var at = 12; at + 8 <= bytes.Length;)
        {
            var name = bytes.Slice(at, 4);
            var size = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]), (uint)(bytes.Length - at - 8));
            var body = bytes.Slice(at + 8, size);
            if (name.SequenceEqual("fmt "u8) && size >= 16)
                (perSecond, bits) = (BinaryPrimitives.ReadInt32LittleEndian(body[8..]), BinaryPrimitives.ReadInt16LittleEndian(body[14..]));
            if (name.SequenceEqual("data"u8))
                return new AudioFile("audio/wav", perSecond > 0 ? TimeSpan.FromSeconds((double)size / perSecond) : null, size == 0 || (bits == 16 && Loudest(body) < Hiss));
            at += 8 + size + (size & 1);
        }

        return new AudioFile("audio/wav", TimeSpan.Zero, IsSilent: true);
    }

    private static int Loudest(ReadOnlySpan<byte> samples)
    {
        var loudest = 0;
        for (var i = 0; i + 1 < samples.Length; i += 2)
            loudest = Math.Max(loudest, Math.Abs((int)BinaryPrimitives.ReadInt16LittleEndian(samples[i..])));
        return loudest;
    }
}
