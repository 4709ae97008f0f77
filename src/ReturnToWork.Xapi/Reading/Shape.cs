using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

internal delegate Fault? Check(JsonElement value, XapiVersion version);

/// <summary>One structure of the specification as a table: property, and what must hold of it. Everything else is refused (L06).</summary>
internal sealed class Shape(Paragraph source, params string[] required) : IEnumerable
{
    private readonly List<(byte[] Name, Check Check, XapiVersion Since)> _properties = [];
    private uint _required;

    public void Add(string name, Check check, XapiVersion since = XapiVersion.V103)
    {
        if (required.Contains(name, StringComparer.Ordinal)) _required |= 1u << _properties.Count;
        _properties.Add((Encoding.UTF8.GetBytes(name), check, since));
    }

    public Fault? Of(JsonElement value, XapiVersion version)
    {
        if (value.ValueKind != JsonValueKind.Object) return new("L06", "must be an object.", source);
        var seen = 0u;
        foreach (var property in value.EnumerateObject())
        {
            var place = PlaceOf(property);
            if (place < 0 || _properties[place].Since > version)
                return new("L06", $"has a property \"{Words.Short(property.Name)}\" that xAPI {version.Text()} does not know; names are case-sensitive.", source);
            var bit = 1u << place;
            if ((seen & bit) != 0) return JsonGate.Twice;
            seen |= bit;
            if (_properties[place].Check(property.Value, version) is { } fault) return fault.Under(property.Name);
        }

        return (seen & _required) == _required ? null : new("L06", $"needs \"{Missing(seen)}\".", source);
    }

    public IEnumerator GetEnumerator() => _properties.GetEnumerator();

    private int PlaceOf(JsonProperty property)
    {
        var name = Kind.NameOf(property);
        var properties = CollectionsMarshal.AsSpan(_properties);
        for (var i = 0; i < properties.Length; i++)
            if (name.SequenceEqual(properties[i].Name)) return i;
        return -1;
    }

    private string Missing(uint seen)
    {
        for (var i = 0; i < _properties.Count; i++)
            if ((_required & ~seen & (1u << i)) != 0) return Encoding.UTF8.GetString(_properties[i].Name);
        return "";
    }
}
