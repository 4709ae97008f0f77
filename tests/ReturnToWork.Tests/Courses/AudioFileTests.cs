using System.Buffers.Binary;
using ReturnToWork.Courses.Voices;
using ReturnToWork.TestKit;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Courses;

/// <summary>What a sound file says of itself: its kind by its bytes, how long it is, and whether anything can be heard.</summary>
public sealed class AudioFileTests
{
    [Fact]
    public void A_wav_tells_how_long_it_is_and_whether_it_is_silent()
    {
        AudioFile.Read(Sounds.Wav(1.5)).ShouldBe(new AudioFile("audio/wav", TimeSpan.FromSeconds(1.5), IsSilent: false));
        AudioFile.Read(Sounds.Wav(1.5, tone: 0)).IsSilent.ShouldBeTrue();
        AudioFile.Read(Sounds.Wav(0)).IsSilent.ShouldBeTrue();
    }

    [Fact]
    public void An_mp3_is_counted_frame_by_frame()
    {
        // MPEG 1 layer III, 48 kbit/s, 48 kHz: 144 bytes and 24 ms a frame; after a tag of 5 bytes.
        byte[] frame = [0xFF, 0xFB, 0x34, 0xC0, .. new byte[140]];
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 5, 1, 2, 3, 4, 5];
        AudioFile.Read([.. tag, .. Enumerable.Repeat(frame, 100).SelectMany(bytes => bytes)]).Length!.Value.TotalSeconds.ShouldBe(2.4, 0.001);
    }

    [Fact]
    public void An_m4a_says_it_in_its_header_and_an_ogg_on_its_last_page()
    {
        var header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), 1000);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(16), 3200);
        AudioFile.Read([.. Box("ftyp", "M4A "u8.ToArray()), .. Box("mdat", [1, 2, 3]), .. Box("moov", Box("mvhd", header))]).ShouldBe(new AudioFile("audio/mp4", TimeSpan.FromSeconds(3.2), IsSilent: false));

        var last = new byte[27];
        "OggS"u8.CopyTo(last);
        BinaryPrimitives.WriteInt64LittleEndian(last.AsSpan(6), (48_000 * 2) + 312);
        byte[] first = [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, 1, 1, 0x38, 0x01, .. new byte[7]];
        AudioFile.Read([.. first, .. last]).ShouldBe(new AudioFile("audio/ogg", TimeSpan.FromSeconds(2), IsSilent: false));
    }

    [Fact]
    public void A_webm_of_unknown_length_is_as_long_as_its_last_block_says()
    {
        byte[] unknown = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
        byte[] cluster1 = [0x1F, 0x43, 0xB6, 0x75, .. unknown, 0xE7, 0x81, 0x00, 0xA3, 0x85, 0x81, 0x00, 0x3C, 0x80, 0x00];
        byte[] cluster2 = [0x1F, 0x43, 0xB6, 0x75, .. unknown, 0xE7, 0x82, 0x07, 0xD0, 0xA3, 0x85, 0x81, 0x00, 0xF0, 0x80, 0x00];
        AudioFile.Read([0x1A, 0x45, 0xDF, 0xA3, 0x80, 0x18, 0x53, 0x80, 0x67, .. unknown, .. cluster1, .. cluster2]).ShouldBe(new AudioFile("audio/webm", TimeSpan.FromSeconds(2.24), IsSilent: false));
    }

    [Fact]
    public void What_is_cut_off_or_made_up_is_not_known_and_never_a_surprise()
    {
        AudioFile.Read("<html>"u8).Type.ShouldBeNull();
        AudioFile.Read([]).Type.ShouldBeNull();
        var random = new Random(5);
        foreach (var start in (byte[][])[[.. "ID3"u8], [0xFF, 0xFB], [0, 0, 0, 8, .. "ftyp"u8, 0, 0, 0, 0], [.. "OggS"u8], [.. "OggSOpusHead"u8], [0x1A, 0x45, 0xDF, 0xA3], [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8]])
        {
            for (var i = 0; i < 500; i++)
            {
                var rest = new byte[random.Next(60)];
                random.NextBytes(rest);
                Should.NotThrow(() => AudioFile.Read([.. start, .. rest]));
            }
        }
    }

    private static byte[] Box(string name, byte[] body)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, body.Length + 8);
        return [.. size, .. System.Text.Encoding.ASCII.GetBytes(name), .. body];
    }
}
