using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// <c>GET /agents</c>: the Person behind an agent, also behind one that the store never heard of (L26). It says back what the asker knows: this store joins
/// no identities of people and keeps no list of names, so that nobody can be looked up in it.
/// </summary>
internal static class GetPerson
{
    private static readonly string[] AsLists = ["name", "mbox", "mbox_sha1sum", "openid", "account"];

    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/agents", [HttpMethods.Get, HttpMethods.Head], Handle);

    private static IResult Handle(HttpContext http)
    {
        var parameters = new Parameters(http.Request, "agent");
        parameters.Require("agent");
        parameters.Agent("agent");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);
        return JsonGate.Parse(Encoding.UTF8.GetBytes(parameters.Text("agent")!), out var agent) is { } malformed ? Answer.Bad(malformed) : Answer.Json(Write(agent));
    }

    private static ReadOnlyMemory<byte> Write(JsonElement agent)
    {
        var text = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(text);
        json.WriteStartObject();
        json.WriteString("objectType"u8, "Person"u8);
        foreach (var name in AsLists)
        {
            if (!agent.TryGetProperty(name, out var value)) continue;
            json.WriteStartArray(name);
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return text.WrittenMemory;
    }
}
