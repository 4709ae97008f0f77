using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>What a statement says of its attachments (L22, L23); the bytes themselves come beside it.</summary>
internal static class AttachmentShape
{
    public const string Signature = "http://adlnet.gov/expapi/attachments/signature";

    private static readonly Shape Attachment = new(Paragraph.Attachments, "usageType", "display", "contentType", "length", "sha2")
    {
        { "usageType", Kind.Iri }, { "display", Kind.LanguageMap }, { "description", Kind.LanguageMap }, { "contentType", MediaType }, { "length", Kind.WholeNumber },
        { "sha2", Sha2 }, { "fileUrl", Kind.Iri },
    };

    public static readonly Check List = Kind.ListOf(Of);

    private static Fault? Of(JsonElement value, XapiVersion version) =>
        Attachment.Of(value, version)
        ?? (Words.Is(value, "usageType"u8, "http://adlnet.gov/expapi/attachments/signature"u8) && !Words.Is(value, "contentType"u8, "application/octet-stream"u8)
            ? new Fault("L23", "is a signature, so its contentType must be application/octet-stream.", Paragraph.Signing) : null);

    private static Fault? MediaType(JsonElement value, XapiVersion version)
    {
        var text = value.ValueKind == JsonValueKind.String ? Kind.Utf8(value) : default;
        var slash = text.IndexOf((byte)'/');
        return slash > 0 && slash < text.Length - 1 && !text[..(slash + 1)].ContainsAny((byte)' ', (byte)';', (byte)',') && !text[(slash + 1)..].StartsWith((byte)' ')
            ? null : new("L22", "must be an Internet media type.", Paragraph.Attachments);
    }

    // SHA-224, -256, -384 or -512.
    private static Fault? Sha2(JsonElement value, XapiVersion version) =>
        value.ValueKind == JsonValueKind.String && Kind.Utf8(value) is { Length: 56 or 64 or 96 or 128 } text && Words.IsHex(text)
            ? null : new("L22", "must be the SHA-2 of the attachment in hexadecimal digits.", Paragraph.Attachments);
}
