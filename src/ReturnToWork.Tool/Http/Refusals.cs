using System.Text.Json;

namespace ReturnToWork.Tool.Http;

/// <summary>An expected no, with the sentences that a person reads. All of them stand in <c>Texts/refusals.json</c>.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Nl">What to do, in Dutch.</param>
/// <param name="En">The same in English.</param>
internal sealed record RefusalText(int Status, string Nl, string En);

/// <summary>Turns a code into an answer.</summary>
internal static class Refusals
{
    private static readonly Dictionary<string, RefusalText> Texts = EmbeddedText.Read<Dictionary<string, RefusalText>>("refusals.json");

    public static RefusalText Of(string code) => Texts[code];

    /// <summary><c>{code, sentence: {nl, en}, source?}</c>, as the player shows it.</summary>
    /// <param name="code">A key of <c>Texts/refusals.json</c>.</param>
    /// <param name="source">The specification's paragraph, where there is one.</param>
    /// <param name="status">When another status than the text's own has been decided on.</param>
    public static IResult Answer(string code, string? source = null, int? status = null)
    {
        var text = Of(code);
        return Results.Json(new Body(code, new Sentence(text.Nl, text.En), source), EmbeddedText.Json, statusCode: status ?? text.Status);
    }

    private sealed record Body(string Code, Sentence Sentence, string? Source);

    private sealed record Sentence(string Nl, string En);
}

/// <summary>Texts for people, which stand in files of their own beside the code.</summary>
internal static class EmbeddedText
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    public static T Read<T>(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream($"Texts/{name}") ?? throw new InvalidOperationException($"Texts/{name} is not embedded.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"Texts/{name} is empty.");
    }
}
