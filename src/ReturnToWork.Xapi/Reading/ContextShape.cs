using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>A statement's context (L09); agents and groups with their relation to it are new in 2.0.</summary>
internal static class ContextShape
{
    private static readonly Paragraph ActivitiesAt = new("2.4.6.2", "4.2.2.5, contextActivities");
    private static readonly Paragraph AgentsAt = new("2.4.6", "4.2.2.5, Context Agents Table");
    private static readonly Paragraph GroupsAt = new("2.4.6", "4.2.2.5, Context Group Table");

    private static readonly Check Types = Kind.ListOf(Kind.Iri, orNone: false);
    private static readonly Check ListOfActivities = Kind.ListOf(ObjectShape.Activity);

    private static readonly Shape Activities = new(ActivitiesAt) { { "parent", OneOrMore }, { "grouping", OneOrMore }, { "category", OneOrMore }, { "other", OneOrMore } };

    private static readonly Shape Agent = new(AgentsAt, "objectType", "agent")
    {
        { "objectType", Kind.OneOf(AgentsAt, "contextAgent") }, { "agent", ActorShape.Agent }, { "relevantTypes", Types },
    };

    private static readonly Shape Group = new(GroupsAt, "objectType", "group")
    {
        { "objectType", Kind.OneOf(GroupsAt, "contextGroup") }, { "group", ActorShape.Group }, { "relevantTypes", Types },
    };

    private static readonly Shape Context = new(Paragraph.Context)
    {
        { "registration", Kind.Uuid }, { "contextActivities", Activities.Of }, { "extensions", Kind.Extensions }, { "language", Kind.Language }, { "platform", Kind.Text }, { "revision", Kind.Text },
        { "instructor", ActorShape.AgentOrGroup }, { "team", ActorShape.Group }, { "statement", ObjectShape.StatementRef },
        { "contextAgents", Kind.ListOf(Agent.Of), XapiVersion.V200 }, { "contextGroups", Kind.ListOf(Group.Of), XapiVersion.V200 },
    };

    public static Fault? Of(JsonElement value, XapiVersion version) => Context.Of(value, version);

    private static Fault? OneOrMore(JsonElement value, XapiVersion version) =>
        value.ValueKind == JsonValueKind.Array ? ListOfActivities(value, version) : ObjectShape.Activity(value, version);
}
