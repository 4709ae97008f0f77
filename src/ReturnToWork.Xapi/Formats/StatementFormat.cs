using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// The formats of GET statements that are not <c>exact</c> (xAPI 1.0.3, Communication, 2.1.3; IEEE 9274.1.1, 4.1.6.1; row L19). Both want a statement that the reader let pass,
/// give UTF-8, and copy to the byte whatever they do not touch.
/// </summary>
public static class StatementFormat
{
    /// <summary><c>format=ids</c>: of agents, groups, verbs and activities only what identifies them; an anonymous group keeps its members' identifiers.</summary>
    public static byte[] Ids(JsonElement statement) => new Walk(null, null).Of(statement);

    /// <summary>
    /// <c>format=canonical</c>: activities with the definition that the store holds, verbs with their display, and in every language map of these and of attachments one language. Agents and
    /// groups stay as they came.
    /// </summary>
    /// <param name="statement">See above.</param>
    /// <param name="accept">What <c>Accept-Language</c> asked for.</param>
    /// <param name="definitionOf">The store's definition of the activity with this IRI; null leaves the statement's own.</param>
    public static byte[] Canonical(JsonElement statement, LanguageRange accept, Func<string, JsonElement?> definitionOf)
    {
        ArgumentNullException.ThrowIfNull(accept);
        ArgumentNullException.ThrowIfNull(definitionOf);
        return new Walk(accept, definitionOf).Of(statement);
    }

    /// <summary>
    /// As a store that speaks this version may have it (xapi P8): for 1.0.3 without context agents and groups and without a version 2.0, for 2.0 with RFC 3339 timestamps. The very bytes of a statement that
    /// was read by that version's rules.
    /// </summary>
    public static ReadOnlyMemory<byte> For(XapiVersion version, Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return SpokenForm.Of(version, statement);
    }

    /// <summary>A definition with one language in each of its maps, as <c>GET activities</c> may answer it.</summary>
    public static byte[] Definition(JsonElement definition, LanguageRange accept)
    {
        ArgumentNullException.ThrowIfNull(accept);
        return new Walk(accept, _ => null).Of(definition, Role.Definition);
    }

    private sealed class Walk(LanguageRange? accept, Func<string, JsonElement?>? definitionOf)
    {
        private readonly Rewrite _text = new(1_024);

        private bool Ids => accept is null;

        public byte[] Of(JsonElement value, Role role = Role.Statement)
        {
            Write(value, role);
            return _text.Bytes;
        }

        private void Write(JsonElement value, Role role)
        {
            if (!Changes(role) || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) _text.Value(value);
            else if (value.ValueKind == JsonValueKind.Array)
            {
                _text.Open((byte)'[');
                foreach (var item in value.EnumerateArray()) Write(item, role);
                _text.Close((byte)']');
            }
            else WriteObject(value, Roles.Of(role, value));
        }

        private void WriteObject(JsonElement value, Role role)
        {
            if (!Changes(role)) _text.Value(value);
            else if (role == Role.LanguageMap) OneLanguage(value);
            else
            {
                _text.Open((byte)'{');
                if (role == Role.Activity && !Ids) WriteActivity(value);
                else
                {
                    var nameless = role is Role.Agent or Role.Member && ActorShape.IsGroup(value) && !ActorShape.IsIdentified(value);
                    foreach (var property in value.EnumerateObject())
                    {
                        var name = Kind.NameOf(property);
                        if (Ids && !Identifies(role, name, nameless)) continue;
                        _text.Name(property);
                        Write(property.Value, Roles.Of(role, name));
                    }
                }

                _text.Close((byte)'}');
            }
        }

        private bool Changes(Role role) => role switch
        {
            Role.Statement or Role.Object or Role.Context or Role.ContextActivities or Role.Activity or Role.Verb => true,
            Role.Agent or Role.Member or Role.Relation => Ids,
            Role.Definition or Role.Component or Role.LanguageMap or Role.Attachment => !Ids,
            _ => false,
        };

        private static bool Identifies(Role role, ReadOnlySpan<byte> name, bool nameless) => role switch
        {
            Role.Verb or Role.Activity => name.SequenceEqual("id"u8),
            Role.Agent or Role.Member => !name.SequenceEqual("name"u8) && (nameless || !name.SequenceEqual("member"u8)),
            _ => true,
        };

        private void WriteActivity(JsonElement value)
        {
            var held = definitionOf!(value.GetProperty("id"u8).GetString()!);
            foreach (var property in value.EnumerateObject())
            {
                if (!property.NameEquals("definition"u8)) _text.Property(property);
                else if (held is null)
                {
                    _text.Name(property);
                    Write(property.Value, Role.Definition);
                }
            }

            if (held is not { } definition) return;
            _text.Name("definition"u8);
            Write(definition, Role.Definition);
        }

        private void OneLanguage(JsonElement map)
        {
            if (map.GetPropertyCount() <= 1)
            {
                _text.Value(map);
                return;
            }

            var chosen = accept!.Choose([.. map.EnumerateObject().Select(text => text.Name)]);
            _text.Open((byte)'{');
            _text.Property(map.EnumerateObject().ElementAt(chosen));
            _text.Close((byte)'}');
        }
    }
}
