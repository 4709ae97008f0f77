using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>An activity as one statement describes it.</summary>
/// <param name="Key">The hash of the activity's IRI.</param>
/// <param name="Print">Tells one text of a definition from another.</param>
internal sealed record Described(string Id, byte[] Key, Guid Print, JsonElement Definition);

/// <summary>
/// What the store says of activities (L26): the definitions that callers with scope <c>define</c> told, merged. What was told before in the same words is
/// remembered in memory and costs nothing; the memory is emptied whenever a transaction fails, and when something was erased, by whichever instance.
/// </summary>
internal sealed class Definitions
{
    private const int MostRemembered = 20_000;
    private readonly Dictionary<(string Organisation, string Id), Guid> _told = [];
    private readonly Dictionary<string, long> _marks = new(StringComparer.Ordinal);

    public void Forget() => _told.Clear();

    public async Task LearnAsync(WriteScope scope, IReadOnlyList<AppendStatements> works, CancellationToken ct)
    {
        if (_marks.GetValueOrDefault(scope.Organisation) != scope.Marks) _told.Clear();
        _marks[scope.Organisation] = scope.Marks;
        foreach (var work in works)
        {
            if (!work.MayDefine) continue;
            foreach (var statement in work.Kept)
                foreach (var described in statement.Described)
                    if (!_told.TryGetValue((scope.Organisation, described.Id), out var print) || print != described.Print) await LearnAsync(scope, described, ct);
        }
    }

    private async Task LearnAsync(WriteScope scope, Described described, CancellationToken ct)
    {
        byte[]? old;
        await using (var command = scope.Command($"SELECT definition FROM {scope.Prefix}activities WHERE organisation = @p0 AND activity = @p1", scope.Organisation, described.Key))
            old = await command.ExecuteScalarAsync(ct) as byte[];
        var merged = Merged(old, described.Definition);
        if (old is null || !old.AsSpan().SequenceEqual(merged))
            await scope.ExecuteAsync(
                $"INSERT INTO {scope.Prefix}activities (organisation, activity, id, definition, tick) VALUES (@p0,@p1,@p2,@p3,@p4) ON CONFLICT (organisation, activity) DO UPDATE SET definition = @p3, tick = @p4",
                [scope.Organisation, described.Key, described.Id, merged, scope.Last], ct);
        if (_told.Count >= MostRemembered) _told.Clear();
        _told[(scope.Organisation, described.Id)] = described.Print;
    }

    private static byte[] Merged(byte[]? old, JsonElement young)
    {
        if (old is null) return JsonMarshal.GetRawUtf8Value(young).ToArray();
        using var before = JsonDocument.Parse(old);
        return ActivityDefinition.Merge(before.RootElement, young);
    }

    /// <summary>The activities that a statement describes: its object, those of its context, and the same of a sub-statement.</summary>
    public static IReadOnlyList<Described> In(Statement statement)
    {
        List<Described>? found = null;
        About(statement.Json, ref found);
        if (statement.ObjectType == "SubStatement") About(statement.Object, ref found);
        return found ?? (IReadOnlyList<Described>)[];
    }

    private static void About(JsonElement statement, ref List<Described>? found)
    {
        Add(statement.GetProperty("object"u8), ref found);
        if (!statement.TryGetProperty("context"u8, out var context) || !context.TryGetProperty("contextActivities"u8, out var kinds)) return;
        foreach (var kind in kinds.EnumerateObject())
        {
            if (kind.Value.ValueKind == JsonValueKind.Object) Add(kind.Value, ref found);
            else foreach (var activity in kind.Value.EnumerateArray()) Add(activity, ref found);
        }
    }

    private static void Add(JsonElement activity, ref List<Described>? found)
    {
        if (!activity.TryGetProperty("definition"u8, out var definition) || !activity.TryGetProperty("id"u8, out var id)) return;
        var text = id.GetString()!;
        (found ??= []).Add(new(text, Sql.Hash(text), new(SHA256.HashData(JsonMarshal.GetRawUtf8Value(definition)).AsSpan(0, 16)), definition));
    }
}
