using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Texts;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Companion.Pages;

/// <summary>One version of the training protocol as a document, for everybody who signs in.</summary>
internal sealed class ProtocolModel(ProtocolLibrary protocols, Words words) : CompanionPage
{
    public Protocol Protocol { get; private set; } = null!;

    public IReadOnlyList<(string Level, IReadOnlyList<string> Codes)> Levels => [("basis-ready", Protocol.Basis), ("may-guide", Protocol.Guide), ("certified", Protocol.Certificate)];

    public IActionResult OnGet(string version)
    {
        if (protocols.Find(version) is not { } found) return NotFound();
        Protocol = found;
        return Page();
    }

    public string Say(Evidence one)
    {
        var kind = words[$"protocol.kind.{one.Kind}"];
        var times = one.Count > 1 ? words["protocol.times", ("aantal", one.Count.ToString(CultureInfo.InvariantCulture)), ("soort", kind)] : kind;
        return one.IsYearly ? words["protocol.yearly", ("soort", times)] : times;
    }
}
