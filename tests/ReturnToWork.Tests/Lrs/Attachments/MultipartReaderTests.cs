using CsCheck;
using ReturnToWork.Lrs;
using Shouldly;
using Xunit;
using static ReturnToWork.Tests.Lrs.Attachments.Mixed;

namespace ReturnToWork.Tests.Lrs.Attachments;

/// <summary>The reader by itself: how the bytes arrive must not matter, and no bytes may surprise it.</summary>
public sealed class MultipartReaderTests
{
    private static readonly Gen<byte[]> Part = Gen.OneOf(Gen.Byte.Array[0, 80], Gen.Int[0, 5].Select(i => "\r\n-rtb"u8[i]).Array[0, 200], Gen.Byte.Array[30_000, 40_000]);

    [Fact]
    public async Task X09_the_pieces_in_which_a_body_arrives_do_not_matter() =>
        await Gen.Select(Part.Array[0, 4], Gen.Int[1, 90].Array[1, 20]).SampleAsync(async (parts, pieces) =>
        {
            var sound = parts.Where(part => part.AsSpan().IndexOf(Bytes($"\r\n--{Boundary}")) < 0 && !part.AsSpan().StartsWith(Bytes($"--{Boundary}"))).ToArray();
            var (read, refusal) = await ReadAsync(new Pieces(Body("{}", sound), pieces));

            refusal.ShouldBeNull();
            read.Count.ShouldBe(sound.Length + 1);
            foreach (var (part, got) in sound.Zip(read.Skip(1))) got.ShouldBe(part);
        }, iter: 300);

    [Fact]
    public async Task X09_whatever_bytes_come_the_reader_ends_with_parts_or_words() =>
        await Gen.Select(Part.Array[0, 3], Gen.Select(Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 2]).Array[1, 6], Gen.Int[1, 400].Array[1, 5]).SampleAsync(async (parts, changes, pieces) =>
        {
            var body = Body("{}", parts).ToList();
            foreach (var (place, value, how) in changes)
            {
                var at = place % body.Count;
                if (how == 0) body[at] = value;
                else if (how == 1) body.Insert(at, value);
                else if (body.Count > 1) body.RemoveRange(at, Math.Min(value, body.Count - at - 1));
            }

            var (read, refusal) = await ReadAsync(new Pieces([.. body], pieces));

            read.Sum(part => part.Length).ShouldBeLessThanOrEqualTo(body.Count);
            refusal?.Why.ShouldNotBeNullOrEmpty();
        }, iter: 600);

    private static async Task<(List<byte[]> Parts, ReturnToWork.Xapi.Refusal? Refusal)> ReadAsync(Stream body)
    {
        var reader = new MultipartReader(body, Boundary, 8_192);
        var parts = new List<byte[]>();
        while (true)
        {
            var next = await reader.NextAsync(default);
            if (next.Headers is null) return (parts, next.Refusal);
            using var bytes = new MemoryStream();
            var piece = new byte[777];
            BytesRead read;
            while ((read = await reader.ReadAsync(piece, default)).Count > 0) bytes.Write(piece, 0, read.Count);
            if (read.Refusal is not null) return (parts, read.Refusal);
            parts.Add(bytes.ToArray());
        }
    }

    // Gives no more at once than the next piece allows.
    private sealed class Pieces(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int _next;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, sizes[_next++ % sizes.Length])], cancellationToken);
    }
}
