using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SampleLms;

/// <summary>Reads the chosen things of a deep linking answer (Deep Linking 2.0, 3 and 4.5). A no is a sentence, and then nothing is added.</summary>
internal static class ContentItems
{
    public static (IReadOnlyList<ChosenLink>? Chosen, string Why) Read(JsonObject claims, DeepLinkQuestion question, RegisteredTool tool)
    {
        if (claims["https://purl.imsglobal.org/spec/lti-dl/claim/content_items"] is not JsonArray items) return (null, "content_items is missing or no list.");
        if (items.Count > 1 && !question.AcceptMultiple) return (null, "accept_multiple was false, and more than one item came.");
        List<ChosenLink> chosen = [];
        foreach (var item in items)
        {
            if (item is not JsonObject link || ToolTokens.Text(link, "type") != "ltiResourceLink") return (null, "Only items of the type ltiResourceLink were accepted.");
            if (Read(link, tool, out var why) is not { } read) return (null, why);
            chosen.Add(question.AcceptLineItem == true ? read : read with { Column = null });
        }

        return (chosen, "");
    }

    private static ChosenLink? Read(JsonObject link, RegisteredTool tool, out string why)
    {
        why = "";
        var address = link.ContainsKey("url") ? ToolTokens.Text(link, "url") : tool.TargetLink;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.GetLeftPart(UriPartial.Authority) != new Uri(tool.TargetLink).GetLeftPart(UriPartial.Authority))
        {
            why = "The url of an item must be one of the tool's own.";
            return null;
        }

        if (!TryCustom(link["custom"], out var custom))
        {
            why = "The custom values of an item must be texts.";
            return null;
        }

        Column? column = null;
        if (link["lineItem"] is { } wanted && (column = ColumnOf(wanted)) is null)
        {
            why = "The lineItem of an item needs a scoreMaximum greater than 0.";
            return null;
        }

        var title = ToolTokens.Text(link, "title") is { Length: > 0 } said ? said : tool.Name;
        return new ChosenLink(url.AbsoluteUri, title, ToolTokens.Text(link, "text"), custom, link["window"] is JsonObject && link["iframe"] is not JsonObject, column);
    }

    private static bool TryCustom(JsonNode? said, out Dictionary<string, string> custom)
    {
        custom = new(StringComparer.Ordinal);
        if (said is null) return true;
        if (said is not JsonObject values) return false;
        foreach (var (name, value) in values)
        {
            if (value?.GetValueKind() != JsonValueKind.String) return false;
            custom[name] = value.GetValue<string>();
        }

        return true;
    }

    private static Column? ColumnOf(JsonNode wanted) =>
        wanted is JsonObject column && column["scoreMaximum"] is JsonValue maximum && maximum.TryGetValue<double>(out var most) && most > 0 && most.ToString(CultureInfo.InvariantCulture).Length < 20
            ? new Column(most, ToolTokens.Text(column, "label"), ToolTokens.Text(column, "resourceId"), ToolTokens.Text(column, "tag"))
            : null;
}

/// <summary>A link that the teacher chose.</summary>
internal sealed record ChosenLink(string Url, string Title, string? Text, IReadOnlyDictionary<string, string> Custom, bool OwnWindow, Column? Column);

/// <summary>The column in the gradebook that a chosen link asks for.</summary>
internal sealed record Column(double ScoreMaximum, string? Label, string? ResourceId, string? Tag);
