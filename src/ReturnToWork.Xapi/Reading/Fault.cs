namespace ReturnToWork.Xapi;

/// <summary>A refusal on its way up: each level puts its name in front, so that what is right costs no text at all.</summary>
/// <param name="Says">What follows the place: "must be a text.".</param>
internal sealed record Fault(string Code, string Says, Paragraph Source, string At = "")
{
    public Fault Under(string property) => this with { At = $".{property}{At}" };

    public Fault Under(int index) => this with { At = $"[{index}]{At}" };

    public Refusal In(string where, XapiVersion version) => new(Code, $"{where}{At} {Says}", Source.Of(version));
}
