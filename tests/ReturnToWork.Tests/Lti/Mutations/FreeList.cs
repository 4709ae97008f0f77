using System.Text.Json;
using ReturnToWork.TestKit;

namespace ReturnToWork.Tests.Lti.Mutations;

/// <summary>What <c>free.json</c> allows.</summary>
internal sealed class FreeList
{
    private readonly JsonElement _file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests/ReturnToWork.Tests/Lti/Mutations/free.json"))).RootElement;

    public IEnumerable<string> Form => _file.GetProperty("form").EnumerateArray().Select(entry => entry.GetProperty("name").GetString()!);

    /// <param name="part"><c>header</c> or <c>claims</c>.</param>
    /// <param name="sample">The launch that was changed.</param>
    /// <param name="mutation">How.</param>
    public bool Allows(string part, string sample, Mutation mutation) => mutation.Kind != "duplicated" && _file.GetProperty(part).EnumerateArray().Any(entry =>
        Names(entry, mutation.Name) && May(entry, mutation.Kind) && (!entry.TryGetProperty("in", out var only) || Holds(only, sample)));

    /// <summary>Nothing about this member, or anything in it, is free in any launch.</summary>
    public bool IsSilentOn(string name) => !_file.GetProperty("claims").EnumerateArray().Any(entry => Names(entry, name) || entry.GetProperty("name").GetString()!.StartsWith(name + "/", StringComparison.Ordinal));

    /// <summary>Entries without a reason.</summary>
    public IEnumerable<string> WithoutWhy() => new[] { "header", "claims", "form" }.SelectMany(part => _file.GetProperty(part).EnumerateArray())
        .Where(entry => !entry.TryGetProperty("why", out var why) || why.GetString() is not { Length: > 10 }).Select(entry => entry.GetProperty("name").GetString()!);

    private static bool Names(JsonElement entry, string name) =>
        entry.GetProperty("name").ValueEquals(name) || (entry.TryGetProperty("below", out var below) && below.GetBoolean() && name.StartsWith(entry.GetProperty("name").GetString() + "/", StringComparison.Ordinal));

    private static bool May(JsonElement entry, string kind) => Holds(entry.GetProperty("may"), "*") || Holds(entry.GetProperty("may"), kind);

    private static bool Holds(JsonElement list, string word) => list.EnumerateArray().Any(one => one.ValueEquals(word));
}
