using System.Buffers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lrs;

/// <summary><c>GET /activities</c>: what the store knows of an activity; of one that it never heard of, its id (L26). Nothing is fetched.</summary>
internal static class GetActivity
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/activities", [HttpMethods.Get, HttpMethods.Head], (Delegate)HandleAsync);

    private static async Task<IResult> HandleAsync(HttpContext http, IDbContextFactory<LrsDb> factory, CancellationToken ct)
    {
        var parameters = new Parameters(http.Request, "activityId");
        parameters.Require("activityId");
        var id = parameters.Iri("activityId");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);

        var (organisation, hash) = (http.Caller().Organisation, Sql.Hash(id!));
        await using var db = await factory.CreateDbContextAsync(ct);
        var definition = await db.Set<ActivityRow>().AsNoTracking().Where(row => row.Organisation == organisation && row.Activity == hash).Select(row => row.Definition).SingleOrDefaultAsync(ct);
        return Answer.Json(Write(id!, definition));
    }

    private static ReadOnlyMemory<byte> Write(string id, byte[]? definition)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        json.WriteString("objectType"u8, "Activity"u8);
        json.WriteString("id"u8, id);
        if (definition is { Length: > 2 })
        {
            json.WritePropertyName("definition"u8);
            json.WriteRawValue(definition, skipInputValidation: true);
        }

        json.WriteEndObject();
        json.Flush();
        return text.WrittenMemory;
    }
}
