using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using ReturnToWork.Lti;

namespace ReturnToWork.Tests.Lti.Registering;

/// <summary>A host with one whole tool and one theme, that writes down what it is told.</summary>
internal sealed class RegistrationsSeen : IRegistrationReceiver
{
    public ConcurrentQueue<PlatformRegistered> Done { get; } = new();

    public ConcurrentQueue<LaunchRefused> Refused { get; } = new();

    public ToolFace? FaceOf(string? offer) => offer switch
    {
        null => new ToolFace("Alles", "Everything", "Alle thema’s.", "All themes.", "/mijn", "/icon.svg"),
        "3" => new ToolFace("Drie", "Three", "Eén thema.", "One theme.", "/themes/3", "/icon.svg"),
        _ => null,
    };

    public Task<IResult> RegisteredAsync(PlatformRegistered registered, HttpContext http)
    {
        Done.Enqueue(registered);
        return Task.FromResult(Results.Text("registered"));
    }

    public Task<IResult> NotRegisteredAsync(LaunchRefused refusal, HttpContext http)
    {
        Refused.Enqueue(refusal);
        return Task.FromResult(Results.Text(refusal.Code, statusCode: refusal.Status));
    }
}
