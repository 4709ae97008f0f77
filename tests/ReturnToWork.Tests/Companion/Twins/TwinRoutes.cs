using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.TestKit.Companion;

namespace ReturnToWork.Tests.Companion.Twins;

/// <summary>One way to knock: a method, the address with <c>{id}</c> where an id goes, and what a form there would send.</summary>
internal sealed record Knock(string Method, string Path, IReadOnlyList<(string Name, Type Type)> Fields)
{
    public override string ToString() => $"{Method} {Path}";

    public string PathFor(Guid id) => Path.Replace("{id}", id.ToString("D"), StringComparison.Ordinal);

    /// <summary>The form with an id or name of somebody wherever one fits.</summary>
    public (string, string)[] FieldsFor(Guid id, string subject, int number) => [.. Fields.Select(field => (field.Name, ValueOf(field.Name, Nullable.GetUnderlyingType(field.Type) ?? field.Type, id, subject, number)))];

    private static string ValueOf(string name, Type type, Guid id, string subject, int number) =>
        type == typeof(Guid) ? id.ToString("D")
        : type == typeof(bool) ? "true"
        : type == typeof(DateOnly) ? "2026-12-01"
        : type == typeof(TimeOnly) ? "10:00"
        : type == typeof(string) || typeof(IEnumerable<string>).IsAssignableFrom(type) ? name switch
        {
            "subject" or "coach" or "who" or "to" => subject,
            "learner" => $"learner-{number}",
            "pairing" => new string((char)('a' + number), 64),
            "answer" => "yes",
            "callName" => "Nieuw",
            // A case card warns about numbers, so it would say the id in pieces.
            "situation" or "difficult" or "tried" or "question" => "Een zin",
            _ => id.ToString("D"),
        }
        : number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Every route of the running Companion, taken from its routing table: a new page is among them by itself.</summary>
internal static class TwinRoutes
{
    public static async Task<IReadOnlyList<Knock>> AllAsync(CompanionApp app)
    {
        var pages = app.Services.GetRequiredService<PageLoader>();
        List<Knock> all = [];
        foreach (var endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(Filled))));
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                all.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Knock(method, path, [])));
                continue;
            }

            all.Add(new Knock("GET", path, []));
            var whole = await pages.LoadAsync(page, endpoint.Metadata);
            foreach (var handler in whole.HandlerMethods)
            {
                var fields = handler.Parameters.Where(parameter => parameter.ParameterType != typeof(CancellationToken)).Select(parameter => (parameter.Name, parameter.ParameterType))
                    .Concat(whole.BoundProperties.Select(property => (property.Name, property.ParameterType))).ToList();
                var address = handler.Name is null ? path : $"{path}?handler={handler.Name}";
                if (handler.HttpMethod == "POST") all.Add(new Knock("POST", address, fields));
                else if (handler.Name is not null) all.Add(new Knock("GET", address, fields));
            }
        }

        return [.. all.DistinctBy(knock => knock.ToString(), StringComparer.Ordinal)];
    }

    private static string Filled(RoutePatternPart part) => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "status" } => "404",
        RoutePatternParameterPart parameter when parameter.ParameterPolicies.Any(policy => policy.Content is "int" or "long") => "2",
        _ => "{id}",
    };
}
