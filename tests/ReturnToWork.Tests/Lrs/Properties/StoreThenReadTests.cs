using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>What is stored is read again as it was (L19, L06), but for what the store sets (L11, L14) and single context activities (L09).</summary>
[Collection(PropertyHosts.Name)]
public sealed class StoreThenReadTests(PropertyHosts hosts)
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L19_any_valid_statement_of_1_0_3_is_read_as_the_same_json_value(DataProvider engine) => EverythingReturnsAsync(engine, XapiVersion.V103, StatementGen.V103);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L19_any_valid_statement_of_2_0_is_read_as_the_same_json_value(DataProvider engine) => EverythingReturnsAsync(engine, XapiVersion.V200, StatementGen.V200);

    private Task EverythingReturnsAsync(DataProvider engine, XapiVersion version, Gen<string> statements) => PropertyHosts.CheckAsync(statements.Array[1, 12], 25, async told =>
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation(), version);
        var posted = await client.PostAsync(told);
        var answer = await posted.JsonOfAsync();
        posted.StatusCode.ShouldBe(HttpStatusCode.OK, answer.GetRawText());
        var ids = answer.EnumerateArray().Select(id => id.GetGuid()).ToList();

        var list = (await client.ReadAsync("statements?ascending=true")).GetProperty("statements").EnumerateArray().ToList();
        list.Select(statement => statement.GetProperty("id").GetGuid()).ShouldBe(ids);
        for (var n = 0; n < told.Length; n++)
        {
            SameJson.Difference(Expected(told[n], list[n], version), list[n]).ShouldBeNull();
            if (n % 4 == 0) JsonElement.DeepEquals(await client.ReadAsync($"statements?statementId={ids[n]}"), list[n]).ShouldBeTrue("alone as in the list");
        }
    }, told => string.Join("\n", told));

    // What the store sets is taken from the answer after a look at it.
    private static JsonElement Expected(string told, JsonElement read, XapiVersion version)
    {
        var expected = JsonNode.Parse(told)!.AsObject();
        expected["id"] = read.GetProperty("id").GetGuid().ToString();
        var stored = read.GetProperty("stored").GetString()!;
        stored.ShouldEndWith("Z");
        DateTimeOffset.Parse(stored, System.Globalization.CultureInfo.InvariantCulture).ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(5));
        expected["stored"] = stored;
        expected["timestamp"] ??= stored;
        expected["version"] ??= version == XapiVersion.V200 ? "2.0.0" : "1.0.0";
        read.GetProperty("authority").GetProperty("account").GetProperty("name").GetString().ShouldStartWith("case");
        expected["authority"] = JsonNode.Parse(read.GetProperty("authority").GetRawText());
        Listed(expected);
        if (expected["object"] is JsonObject about && about["objectType"]?.GetValue<string>() == "SubStatement") Listed(about);
        return JsonElement.Parse(expected.ToJsonString());
    }

    private static void Listed(JsonObject statement)
    {
        if (statement["context"]?["contextActivities"] is not JsonObject kinds) return;
        foreach (var (kind, value) in kinds.ToList())
            if (value is JsonObject alone) kinds[kind] = new JsonArray(alone.DeepClone());
    }
}
