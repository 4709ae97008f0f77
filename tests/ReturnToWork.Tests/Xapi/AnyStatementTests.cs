using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

/// <summary>What holds of every statement.</summary>
public sealed class AnyStatementTests
{
    private const int Many = 500;

    [Fact]
    public void L06_every_statement_that_the_specification_allows_is_read()
    {
        AnyStatement.Of().Sample(statement => StatementReader.Read(AnyStatement.Utf8(statement)).Refusal is null && StatementReader.Read(AnyStatement.Utf8(statement), XapiVersion.V200).Refusal is null, iter: Many);
        AnyStatement.Of(young: true).Sample(statement => StatementReader.Read(AnyStatement.Utf8(statement), XapiVersion.V200).Refusal is null, iter: Many);
    }

    [Fact]
    public void L13_what_does_not_count_leaves_a_statement_the_same() =>
        Gen.Select(AnyStatement.Of(young: true), Gen.Int[0, int.MaxValue - 1]).Sample((statement, seed) =>
        {
            var other = (JsonObject)Otherwise(statement, "statement", seed);
            other["stored"] = "2026-11-22T12:00:00Z";
            other["version"] = "2.0.0";
            other["authority"] = JsonNode.Parse("""{"mbox":"mailto:lrs@example.org"}""");
            if (seed % 2 == 0) other.Remove("id");
            var (one, too) = (Read(AnyStatement.Utf8(statement)), Read(AnyStatement.Utf8(other, indented: seed % 3 == 0, plain: seed % 5 != 0)));
            foreach (var version in Enum.GetValues<XapiVersion>()) StatementContent.Same(one, too, version).ShouldBeTrue(other.ToJsonString());
            StatementContent.Hash(one).ShouldBe(StatementContent.Hash(too), other.ToJsonString());
        }, iter: Many);

    [Fact]
    public void L13_anything_that_counts_makes_it_another() =>
        Gen.Select(AnyStatement.Of(young: true), Gen.Int[0, int.MaxValue - 1]).Sample((statement, seed) =>
        {
            var other = statement.DeepClone().AsObject();
            var places = Counting(other, "whole").ToList();
            places[seed % places.Count]();
            var (one, too) = (Read(AnyStatement.Utf8(statement)), Read(AnyStatement.Utf8(other)));
            StatementContent.Same(one, too, XapiVersion.V103).ShouldBeFalse(other.ToJsonString());
            StatementContent.Same(one, too, XapiVersion.V200).ShouldBeFalse(other.ToJsonString());
            StatementContent.Hash(one).ShouldNotBe(StatementContent.Hash(too));
        }, iter: Many);

    [Fact]
    public void L19_ids_and_canonical_of_a_statement_are_statements_with_the_same_id() =>
        AnyStatement.Of(young: true).Sample(statement =>
        {
            var read = Read(AnyStatement.Utf8(statement));
            var ids = Read(StatementFormat.Ids(read.Json));
            var canonical = Read(StatementFormat.Canonical(read.Json, LanguageRange.Read("nl"), _ => null));

            ids.Id.ShouldBe(read.Id);
            ids.ActorKey.ShouldBe(read.ActorKey);
            ids.ObjectId.ShouldBe(read.ObjectId);
            StatementFormat.Ids(ids.Json).ShouldBe(ids.Utf8.ToArray());
            canonical.Id.ShouldBe(read.Id);
            StatementContent.Same(read, canonical, XapiVersion.V103).ShouldBeTrue();
        }, iter: Many);

    [Fact]
    public void P8_the_form_for_the_other_version_is_read_by_its_rules() =>
        AnyStatement.Of(young: true).Sample(statement =>
        {
            var read = Read(AnyStatement.Utf8(statement));
            var old = StatementReader.Read(StatementFormat.For(XapiVersion.V103, read));

            old.Refusal.ShouldBeNull();
            StatementReader.Read(StatementFormat.For(XapiVersion.V200, old.Statement!), XapiVersion.V200).Refusal.ShouldBeNull();
            StatementFormat.For(XapiVersion.V200, read).ToArray().ShouldBe(AnyStatement.Utf8(statement));
        }, iter: Many);

    [Fact]
    public void L17_ids_find_what_the_whole_statement_finds_but_members_of_named_groups() =>
        AnyStatement.Of(young: true).Sample(statement =>
        {
            var read = Read(AnyStatement.Utf8(statement));
            var ids = Read(StatementFormat.Ids(read.Json));

            StatementLinks.Activities(ids).ShouldBe(StatementLinks.Activities(read));
            StatementLinks.Agents(ids).Select(link => link.Key).Except(StatementLinks.Agents(read).Select(link => link.Key), StringComparer.Ordinal).ShouldBeEmpty();
        }, iter: Many);

    [Fact]
    public void X08_whatever_is_cut_from_or_put_into_a_statement_the_reader_answers() =>
        Gen.Select(AnyStatement.Of(young: true), Gen.Int[0, 5_000], Gen.Int[0, 40], Gen.Byte.Array[0, 6]).Sample((statement, at, cut, put) =>
        {
            var bytes = AnyStatement.Utf8(statement);
            at %= bytes.Length;
            byte[] damaged = [.. bytes[..at], .. put, .. bytes[Math.Min(bytes.Length, at + cut)..]];
            foreach (var version in Enum.GetValues<XapiVersion>())
            {
                var (one, batch) = (StatementReader.Read(damaged, version), StatementReader.ReadBatch(damaged, version: version));
                (one.Statement is null).ShouldBe(one.Refusal is not null);
                batch.Refusal?.Code.ShouldBe(one.Refusal?.Code);
                if (one.Statement is not { } read) continue;
                StatementContent.Hash(read).Length.ShouldBe(32);
                JsonDocument.Parse(StatementFormat.Ids(read.Json)).Dispose();
                StatementLinks.Agents(read).ShouldNotBeNull();
            }
        }, iter: Many);

    [Fact]
    public void L06_every_property_that_nobody_knows_is_refused_wherever_it_stands() =>
        Gen.Select(AnyStatement.Of(young: true), Gen.Int[0, int.MaxValue - 1]).Sample((statement, seed) =>
        {
            var other = statement.DeepClone().AsObject();
            var objects = Strict(other, "statement").ToList();
            objects[seed % objects.Count]["unknown"] = 1;
            return StatementReader.Read(AnyStatement.Utf8(other), XapiVersion.V200).Refusal is { Code: "L06" or "L08" };
        }, iter: Many);

    private static Statement Read(byte[] utf8) => StatementReader.Read(utf8, XapiVersion.V200) is { Statement: { } statement } read
        ? statement : throw new InvalidOperationException(StatementReader.Read(utf8, XapiVersion.V200).Refusal!.Why);

    // The same statement in other words: properties and members in another order, displays and definitions gone or new, cases and offsets changed.
    private static JsonNode Otherwise(JsonNode node, string at, int seed) => node switch
    {
        JsonObject parent => new JsonObject(parent.Where(property => !(at == "verb" && property.Key == "display") && !(at == "object" && property.Key == "definition" && seed % 2 == 0))
            .OrderBy(property => HashCode.Combine(property.Key, seed)).Select(property => KeyValuePair.Create(property.Key, property.Value is null ? null : Otherwise(property.Value, Inner(at, property.Key), seed)))),
        JsonArray list when at == "member" => new JsonArray([.. list.Reverse().Select(item => Otherwise(item!, "agent", seed))]),
        JsonArray list => new JsonArray([.. list.Select(item => item is null ? null : Otherwise(item, at, seed))]),
        JsonValue value when at == "mbox" => value.GetValue<string>().Replace("Example", "eXAMPLE", StringComparison.Ordinal),
        JsonValue value when at is "mbox_sha1sum" or "uuid" or "language" => value.GetValue<string>().ToUpperInvariant(),
        JsonValue value when at == "timestamp" => DateTimeOffset.Parse(value.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(seed % 5)).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture),
        _ => node.DeepClone(),
    };

    private static string Inner(string at, string name) => name switch
    {
        _ when at == "free" || name == "extensions" => "free",
        "verb" or "mbox" or "mbox_sha1sum" or "member" or "language" or "timestamp" or "object" => name,
        "registration" => "uuid",
        "parent" or "grouping" or "category" or "other" => "object",
        "id" when at == "object" => "iri",
        _ => name,
    };

    // One change for each place that counts.
    private static IEnumerable<Action> Counting(JsonObject parent, string at)
    {
        foreach (var (name, value) in parent.ToList())
        {
            if (at == "whole" && name is "id" or "timestamp") continue;
            if ((at == "verb" && name != "id") || (name == "definition" && at == "object") || name is "objectType" or "interactionType") continue;
            if (value is JsonObject inner && name != "extensions")
                foreach (var change in Counting(inner, name is "parent" ? "object" : name)) yield return change;
            else if (value is JsonArray { Count: > 0 } list)
                foreach (var item in list.OfType<JsonObject>())
                    foreach (var change in Counting(item, name is "other" ? "object" : name)) yield return change;
            else if (name == "extensions") yield return () => parent[name]!.AsObject()["x:added"] = null;
            else if (name is "response" or "name") yield return () => parent[name] = value!.GetValue<string>() + "x";
            else if (name == "mbox") yield return () => parent[name] = "mailto:Other@Example.org";
            else if (name is "openid" or "homePage" or "id" && Uri.TryCreate(value!.GetValue<string>(), UriKind.Absolute, out _)) yield return () => parent[name] = value.GetValue<string>() + "/";
            else if (name == "duration") yield return () => parent[name] = "PT99S";
            else if (name == "raw") yield return () => parent[name] = 77;
            else if (name == "registration") yield return () => parent[name] = "00000000-0000-4000-8000-000000000000";
            else if (name == "success") yield return () => parent[name] = false;
        }

        if (at == "whole") yield return () => parent["actor"] = JsonNode.Parse("""{"mbox":"mailto:somebody.else@example.org"}""");
    }

    // Every object whose names are fixed.
    private static IEnumerable<JsonObject> Strict(JsonObject parent, string at)
    {
        if (at is not ("name" or "description" or "display")) yield return parent;
        foreach (var (name, value) in parent)
        {
            if (name == "extensions" || (value is JsonObject && name is "name" or "description" or "display")) continue;
            foreach (var inner in (value as JsonArray)?.OfType<JsonObject>() ?? (value is JsonObject one ? [one] : []))
                foreach (var found in Strict(inner, name)) yield return found;
        }
    }
}
