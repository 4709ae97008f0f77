using System.Net;
using System.Text.Json;
using CsCheck;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs.Properties;

/// <summary>The same statement twice is stored once, however it is written; another one with its id changes nothing (L12, L13).</summary>
[Collection(PropertyHosts.Name)]
public sealed class SameStatementTests(PropertyHosts hosts)
{
    private sealed record Case(Guid Id, string First, string Again, string Other, string[] Company, int Place, bool AsPut)
    {
        public override string ToString() => string.Join("\n", [First, Again, Other, $"place {Place}, put {AsPut}", .. Company]);
    }

    private static readonly Gen<Case> Cases = Gen.Select(Gen.Guid, Gen.Guid.Array[2], Gen.Int[0, 2], Gen.Bool).SelectMany((id, company, place, asPut) =>
        Gen.Select(Spelling.Of(id), Spelling.Of(id), Spelling.OtherThan(id), Gen.Shuffle(company).SelectMany(some => Gen.Select(Spelling.Of(some[0]), Spelling.Of(some[1]))), (first, again, other, beside) =>
            new Case(id, first, again, other, [beside.Item1, beside.Item2], place, asPut)));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L13_the_same_statement_in_any_spelling_is_success_and_stored_once_as_it_first_was(DataProvider engine) => PropertyHosts.CheckAsync(Cases, 20, async one =>
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
        (await client.PostAsync(one.First)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = await client.ReadAsync($"statements?statementId={one.Id}");

        var answer = one.AsPut ? await client.PutAsync(one.Id, one.Again) : await client.PostAsync(Among(one.Company, one.Again, one.Place));

        answer.StatusCode.ShouldBe(one.AsPut ? HttpStatusCode.NoContent : HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        JsonElement.DeepEquals(await client.ReadAsync($"statements?statementId={one.Id}"), before).ShouldBeTrue("never changed");
        (await client.AllIdsAsync("")).Count.ShouldBe(one.AsPut ? 1 : 3);
    });

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L12_another_statement_with_its_id_is_409_and_nothing_of_its_batch_is_stored(DataProvider engine) => PropertyHosts.CheckAsync(Cases, 20, async one =>
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation());
        (await client.PostAsync(one.First)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var before = await client.ReadAsync($"statements?statementId={one.Id}");

        var answer = one.AsPut ? await client.PutAsync(one.Id, one.Other) : await client.PostAsync(Among(one.Company, one.Other, one.Place));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        JsonElement.DeepEquals(await client.ReadAsync($"statements?statementId={one.Id}"), before).ShouldBeTrue("never changed");
        (await client.AllIdsAsync("")).ShouldBe([one.Id]);
    });

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public Task L12_one_id_twice_in_a_batch_is_400_even_when_both_are_the_same_and_nothing_is_stored(DataProvider engine) => PropertyHosts.CheckAsync(Cases, 5, async one =>
    {
        using var client = hosts.At(engine).Client(PropertyHosts.NewOrganisation(), XapiVersion.V200);

        (await client.PostAsync([one.First, .. Among(one.Company, one.AsPut ? one.Other : one.Again, one.Place)])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await client.AllIdsAsync("")).ShouldBeEmpty();
    });

    private static string[] Among(string[] company, string statement, int place) => [.. company[..place], statement, .. company[place..]];
}
