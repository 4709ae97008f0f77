using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// The canonical text behind <see cref="StatementContent"/>: properties in order of their names, every text with its length before it, so that no two statements
/// that differ give the same bytes.
/// </summary>
internal sealed class ContentText
{
    private const int MostKept = 64 * 1024;

    [ThreadStatic]
    private static ContentText? _last;

    private readonly ArrayBufferWriter<byte> _text = new(2_048);
    private XapiVersion _version;
    private bool _withMoment;

    /// <summary>Good until the next call on this thread.</summary>
    /// <param name="withMoment">Whether the statement's timestamp counts.</param>
    public static ReadOnlySpan<byte> Of(Statement statement, XapiVersion version, bool withMoment)
    {
        var text = _last is { } last && last._text.Capacity <= MostKept ? last : _last = new();
        text._text.ResetWrittenCount();
        (text._version, text._withMoment) = (version, withMoment);
        text.Write(statement.Json, Role.Statement, outermost: true);
        return text._text.WrittenSpan;
    }

    private void Write(JsonElement value, Role role, bool outermost = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, Roles.Of(role, value), outermost);
                break;
            case JsonValueKind.Array when role == Role.Member:
                WriteMembers(value);
                break;
            case JsonValueKind.Array:
                Mark('[');
                foreach (var item in value.EnumerateArray()) Write(item, role);
                Mark(']');
                break;
            case JsonValueKind.String:
                WriteText(Kind.Utf8(value), role);
                break;
            default:
                Put('#', JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    private void WriteObject(JsonElement value, Role role, bool outermost)
    {
        var properties = ArrayPool<JsonProperty>.Shared.Rent(Math.Max(1, value.GetPropertyCount()));
        var count = 0;
        foreach (var property in value.EnumerateObject())
            if (Counts(role, Kind.NameOf(property), outermost)) properties[count++] = property;
        properties.AsSpan(0, count).Sort(static (one, other) => Kind.NameOf(one).SequenceCompareTo(Kind.NameOf(other)));
        Mark('{');
        foreach (var property in properties.AsSpan(0, count))
        {
            var name = Kind.NameOf(property);
            Put(':', name);
            // One activity alone is served as a list of one (xAPI 1.0.3, Data, 2.4.6.2).
            var alone = role == Role.ContextActivities && property.Value.ValueKind == JsonValueKind.Object;
            if (alone) Mark('[');
            Write(property.Value, Roles.Of(role, name));
            if (alone) Mark(']');
        }

        Mark('}');
        ArrayPool<JsonProperty>.Shared.Return(properties, clearArray: true);
    }

    private void WriteMembers(JsonElement members)
    {
        Mark('[');
        var start = _text.WrittenCount;
        var ends = new List<int>(members.GetArrayLength());
        foreach (var member in members.EnumerateArray())
        {
            Write(member, Role.Agent);
            ends.Add(_text.WrittenCount - start);
        }

        if (ends.Count > 1)
        {
            var each = _text.WrittenMemory[start..].ToArray();
            var parts = ends.Select((end, i) => new ReadOnlyMemory<byte>(each, i == 0 ? 0 : ends[i - 1], end - (i == 0 ? 0 : ends[i - 1]))).ToArray();
            Array.Sort(parts, static (one, other) => one.Span.SequenceCompareTo(other.Span));
            // The same length in another order, over what was written.
            var place = MemoryMarshal.AsMemory(_text.WrittenMemory)[start..].Span;
            foreach (var part in parts)
            {
                part.Span.CopyTo(place);
                place = place[part.Length..];
            }
        }

        Mark(']');
    }

    private bool Counts(Role role, ReadOnlySpan<byte> name, bool outermost) => role switch
    {
        Role.Verb => name.SequenceEqual("id"u8),
        Role.Activity => !name.SequenceEqual("definition"u8),
        Role.Statement when outermost => name.Length switch
        {
            2 => false,
            6 => !name.SequenceEqual("stored"u8),
            7 => !name.SequenceEqual("version"u8),
            9 => name.SequenceEqual("timestamp"u8) && _withMoment,
            11 => _version == XapiVersion.V103,
            _ => true,
        },
        _ => true,
    };

    private void WriteText(ReadOnlySpan<byte> text, Role role)
    {
        switch (role)
        {
            case Role.Uuid or Role.Hex or Role.Tag:
                Lower(Put('"', text));
                break;
            case Role.Mail:
                Lower(Put('"', text)[(text.LastIndexOf((byte)'@') + 1)..]);
                break;
            case Role.Duration when _version == XapiVersion.V200:
                Put('"', text[..Durations.ComparedLength(text)]);
                Put('"', text[^1..]);
                break;
            case Role.Moment when Moments.TryEither(text, out var at):
                Span<byte> milliseconds = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(milliseconds, at.UtcTicks / TimeSpan.TicksPerMillisecond);
                Put('@', milliseconds);
                break;
            default:
                Put('"', text);
                break;
        }
    }

    private static void Lower(Span<byte> text)
    {
        foreach (ref var c in text)
            if (c is >= (byte)'A' and <= (byte)'Z') c |= 0x20;
    }

    private void Mark(char c)
    {
        _text.GetSpan(1)[0] = (byte)c;
        _text.Advance(1);
    }

    private Span<byte> Put(char kind, ReadOnlySpan<byte> text)
    {
        var space = _text.GetSpan(text.Length + 5);
        space[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(space[1..], text.Length);
        text.CopyTo(space[5..]);
        _text.Advance(text.Length + 5);
        return space.Slice(5, text.Length);
    }
}
