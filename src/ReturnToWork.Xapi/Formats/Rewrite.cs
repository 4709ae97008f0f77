using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>Writes JSON anew from parts of other JSON; each part to the byte as it was.</summary>
internal sealed class Rewrite(int capacity)
{
    private readonly ArrayBufferWriter<byte> _text = new(capacity);
    private bool _first = true;

    public byte[] Bytes => _text.WrittenSpan.ToArray();

    public int Length => _text.WrittenCount;

    public void Open(byte bracket)
    {
        Separate();
        _text.Write([bracket]);
        _first = true;
    }

    public void Close(byte bracket)
    {
        _text.Write([bracket]);
        _first = false;
    }

    public void Name(JsonProperty property) => Name(JsonMarshal.GetRawUtf8PropertyName(property));

    /// <param name="escaped">As it stands between the quotes.</param>
    public void Name(ReadOnlySpan<byte> escaped)
    {
        Separate();
        _text.Write("\""u8);
        _text.Write(escaped);
        _text.Write("\":"u8);
        _first = true;
    }

    public void Value(JsonElement value)
    {
        Separate();
        _text.Write(JsonMarshal.GetRawUtf8Value(value));
    }

    public void Value(ReadOnlySpan<byte> json)
    {
        Separate();
        _text.Write(json);
    }

    public void Property(JsonProperty property)
    {
        Name(property);
        Value(property.Value);
    }

    private void Separate()
    {
        if (!_first) _text.Write(","u8);
        _first = false;
    }
}
