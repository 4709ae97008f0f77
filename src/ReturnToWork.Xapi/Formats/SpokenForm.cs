using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>A statement as a store of another version may have it (xapi P8).</summary>
internal sealed class SpokenForm(XapiVersion version)
{
    private readonly Rewrite _text = new(1_024);

    /// <summary>The very bytes when nothing needs to change.</summary>
    public static ReadOnlyMemory<byte> Of(XapiVersion version, Statement statement)
    {
        if (statement.ReadAs == version) return statement.Utf8;
        var form = new SpokenForm(version);
        form.Write(statement.Json, Role.Statement);
        return form._text.Bytes;
    }

    private void Write(JsonElement value, Role role)
    {
        _text.Open((byte)'{');
        foreach (var property in value.EnumerateObject())
        {
            var name = Kind.NameOf(property);
            if (version == XapiVersion.V103 && (IsYoung(role, name) || (role == Role.Statement && name.SequenceEqual("version"u8) && XapiVersions.Read(Kind.Utf8(property.Value)) is not XapiVersion.V103))) continue;
            _text.Name(property);
            var inner = Roles.Of(Roles.Of(role, name), property.Value);
            if (inner is Role.Moment or Role.Stored) _text.Value(Moment(property.Value));
            else if (inner is Role.Context or Role.Statement) Write(property.Value, inner);
            else _text.Value(property.Value);
        }

        _text.Close((byte)'}');
    }

    private static bool IsYoung(Role role, ReadOnlySpan<byte> name) => role == Role.Context && (name.SequenceEqual("contextAgents"u8) || name.SequenceEqual("contextGroups"u8));

    // What both versions read stays as it is; the freer forms of either become UTC.
    private static byte[] Moment(JsonElement value)
    {
        var text = Kind.Utf8(value);
        var both = Moments.TryIso8601(text, out _) & Moments.TryRfc3339(text, out var at);
        if (!both && !Moments.TryRfc3339(text, out at)) Moments.TryIso8601(text, out at);
        return Encoding.UTF8.GetBytes(both ? $"\"{Encoding.UTF8.GetString(text)}\"" : at.UtcDateTime.ToString("'\"'yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z\"'", CultureInfo.InvariantCulture));
    }
}
