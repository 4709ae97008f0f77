using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a place in a statement is. A list has the role of its items.</summary>
internal enum Role
{
    Plain, Free, Statement, Agent, Member, Verb, Object, Activity, Definition, Component, Reference, Result, Context, ContextActivities, Relation, Attachment,
    LanguageMap, Uuid, Mail, Hex, Moment, Stored, Duration, Tag,
}

/// <summary>The map of a statement, for whoever walks through one that the reader let pass.</summary>
internal static class Roles
{
    /// <summary>An object's true role: what a statement is about shows in its <c>objectType</c>.</summary>
    public static Role Of(Role role, JsonElement value)
    {
        if (role != Role.Object) return role;
        if (!value.TryGetProperty("objectType"u8, out var type) || type.ValueEquals("Activity"u8)) return Role.Activity;
        return type.ValueEquals("StatementRef"u8) ? Role.Reference : type.ValueEquals("SubStatement"u8) ? Role.Statement : Role.Agent;
    }

    public static Role Of(Role parent, ReadOnlySpan<byte> name) => parent switch
    {
        Role.Statement => OfStatement(name),
        Role.Agent or Role.Member => name.SequenceEqual("mbox"u8) ? Role.Mail : name.SequenceEqual("member"u8) ? Role.Member : name.SequenceEqual("mbox_sha1sum"u8) ? Role.Hex : Role.Plain,
        Role.Verb => name.SequenceEqual("display"u8) ? Role.LanguageMap : Role.Plain,
        Role.Activity => name.SequenceEqual("definition"u8) ? Role.Definition : Role.Plain,
        Role.Definition => OfDefinition(name),
        Role.Component => name.SequenceEqual("description"u8) ? Role.LanguageMap : Role.Plain,
        Role.Reference => name.SequenceEqual("id"u8) ? Role.Uuid : Role.Plain,
        Role.Result => name.SequenceEqual("duration"u8) ? Role.Duration : name.SequenceEqual("extensions"u8) ? Role.Free : Role.Plain,
        Role.Context => OfContext(name),
        Role.ContextActivities => Role.Activity,
        Role.Relation => name.SequenceEqual("agent"u8) || name.SequenceEqual("group"u8) ? Role.Agent : Role.Plain,
        Role.Attachment => name.SequenceEqual("display"u8) || name.SequenceEqual("description"u8) ? Role.LanguageMap : name.SequenceEqual("sha2"u8) ? Role.Hex : Role.Plain,
        Role.Free => Role.Free,
        _ => Role.Plain,
    };

    private static Role OfStatement(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => Role.Uuid,
        4 => Role.Verb,
        5 => Role.Agent,
        6 => name[0] == 'o' ? Role.Object : name[0] == 'r' ? Role.Result : Role.Stored,
        7 => name[0] == 'c' ? Role.Context : Role.Plain,
        9 => name[0] == 't' ? Role.Moment : Role.Agent,
        11 => Role.Attachment,
        _ => Role.Plain,
    };

    private static Role OfDefinition(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("name"u8) || name.SequenceEqual("description"u8)) return Role.LanguageMap;
        if (name.SequenceEqual("extensions"u8)) return Role.Free;
        return name.SequenceEqual("choices"u8) || name.SequenceEqual("scale"u8) || name.SequenceEqual("source"u8) || name.SequenceEqual("target"u8) || name.SequenceEqual("steps"u8)
            ? Role.Component : Role.Plain;
    }

    private static Role OfContext(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 => Role.Agent,
        8 => name[0] == 'l' ? Role.Tag : Role.Plain,
        9 => Role.Reference,
        10 => name[0] == 'i' ? Role.Agent : Role.Free,
        12 => Role.Uuid,
        13 => Role.Relation,
        17 => Role.ContextActivities,
        _ => Role.Plain,
    };
}
