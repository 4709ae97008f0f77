using System.Text;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// <c>GET /agents</c>: the Person behind an agent, also behind one that the store never heard of (L26). It says back what the asker knows: this store joins
/// no identities of people and keeps no list of names, so that nobody can be looked up in it.
/// </summary>
internal static class GetPerson
{
    public static void Map(IEndpointRouteBuilder xapi) => xapi.MapMethods("/agents", [HttpMethods.Get, HttpMethods.Head], Handle);

    private static IResult Handle(HttpContext http)
    {
        var parameters = new Parameters(http.Request, "agent");
        parameters.Require("agent");
        parameters.Agent("agent");
        if (parameters.Refusal is { } refusal) return Answer.Bad(refusal);
        return JsonGate.Parse(Encoding.UTF8.GetBytes(parameters.Text("agent")!), out var agent) is { } malformed ? Answer.Bad(malformed) : Answer.Json(Person.Of(agent));
    }
}
