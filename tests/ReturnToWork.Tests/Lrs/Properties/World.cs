using CsCheck;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>A world so small that statements often meet: in whom, what, where and about which other statement.</summary>
internal static class World
{
    public static readonly Agent[] Agents =
    [
        new("\"mbox\":\"mailto:a@w.example\""), new("\"mbox_sha1sum\":\"0123456789012345678901234567890123456789\""), new("\"openid\":\"http://w.example/me\""),
        new("\"account\":{\"homePage\":\"http://w.example/\",\"name\":\"a\"}"), new("\"account\":{\"homePage\":\"http://w.example/\",\"name\":\"b\"}"),
    ];

    public static readonly string[] Groups = ["\"mbox\":\"mailto:group@w.example\"", "\"account\":{\"homePage\":\"http://w.example/\",\"name\":\"group\"}"];
    public static readonly string[] Verbs = ["http://w.example/did", "http://w.example/saw", "urn:verb:é"];
    public static readonly string[] Activities = ["http://w.example/one", "http://W.example/one", "http://w.example/two", "urn:activity:漢"];
    public static readonly Guid[] Registrations = [new("11111111-aaaa-4aaa-8aaa-000000000001"), new("22222222-bbbb-4bbb-8bbb-000000000002"), new("33333333-cccc-4ccc-8ccc-000000000003")];

    private static readonly Gen<Agent> AnAgent = Gen.OneOf(Agents);
    private static readonly Gen<Team> ATeam = Gen.Select(Gen.OneOf<string?>(null, Groups[0], Groups[1]), AnAgent.Array[1, 3], (identity, members) => new Team(identity, members));
    private static readonly Gen<Someone> Somebody = Gen.Frequency((4, AnAgent.Select(agent => (Someone)agent)), (1, ATeam.Select(team => (Someone)team)));
    private static readonly Gen<string> Activity = Gen.OneOf(Activities);
    private static readonly Gen<About> Thing = Gen.Frequency((4, Activity.Select(activity => new About(Activity: activity))), (1, Somebody.Select(who => new About(Who: who))));

    /// <summary>Statements that refer to each other, to themselves and to unknown ones, forwards and backwards, and void some.</summary>
    public static Gen<Saying[]> Sayings(int least, int most) => Gen.Guid.Array[least, most].SelectMany(ids =>
    {
        var target = Gen.Frequency((12, Gen.OneOf(ids)), (1, Gen.Guid));
        return ids.Aggregate(Gen.Const(Array.Empty<Saying>()), (all, id) => Gen.Select(all, One(id, target), (some, one) => (Saying[])[.. some, one]));
    });

    private static Gen<Saying> One(Guid id, Gen<Guid> target)
    {
        var context = Context(target);
        var sub = Gen.Select(Somebody, Gen.OneOf(Verbs), Gen.Frequency((3, Thing), (1, target.Select(to => new About(Statement: to)))), context, (who, verb, about, around) => new About(Sub: new(null, who, verb, about, around)));
        var reference = target.Select(to => new About(Statement: to));
        var usual = Gen.Select(Somebody, Gen.OneOf(Verbs), Gen.Frequency((5, Thing), (4, reference), (1, sub)), context, (who, verb, about, around) => new Saying(id, who, verb, about, around));
        var voiding = Gen.Select(Somebody, reference, context, (who, about, around) => new Saying(id, who, Saying.Voided, about, around));
        return Gen.Frequency((6, usual), (1, voiding));
    }

    private static Gen<Around?> Context(Gen<Guid> target) => Gen.Frequency((1, Gen.Const((Around?)null)), (3, Gen.Select(
        Sometimes(Somebody), Sometimes(ATeam), Gen.Int[0, 5], Gen.OneOf("parent", "grouping", "category", "other"), Gen.Select(Gen.Int[0, 1], Activity, (n, activity) => n == 0 ? activity : null), Gen.Select(Gen.Int[0, 3], target, (n, to) => n == 0 ? to : (Guid?)null),
        (instructor, team, registration, kind, activity, statement) => (Around?)new Around(instructor, team, registration < 3 ? Registrations[registration] : null, kind, activity, statement))));

    private static Gen<T?> Sometimes<T>(Gen<T> gen) where T : class => Gen.Select(Gen.Int[0, 4], gen, (n, value) => n == 0 ? value : null);
}
