using System.Buffers.Binary;

namespace ReturnToWork.TestKit;

/// <summary>Small real sounds.</summary>
public static class Sounds
{
    private const int Rate = 8000;

    /// <summary>A WAV file of 16 bits, mono, 8 kHz.</summary>
    /// <param name="seconds">How long it is.</param>
    /// <param name="tone">Of the tone, in Hz; 0 for silence.</param>
    public static byte[] Wav(double seconds = 0.2, int tone = 440)
    {
        var samples = (int)(seconds * Rate);
        var wav = new byte[44 + (samples * 2)];
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(4), wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(24), Rate);
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(28), Rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(34), 16);
        "data"u8.CopyTo(wav.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(wav.AsSpan(40), samples * 2);
        for (var i = 0; i < samples; i++)
            BinaryPrimitives.WriteInt16LittleEndian(wav.AsSpan(44 + (i * 2)), (short)(12000 * Math.Sin(2 * Math.PI * tone * i / Rate)));
        return wav;
    }
}
