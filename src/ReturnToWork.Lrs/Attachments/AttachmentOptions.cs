namespace ReturnToWork.Lrs;

/// <summary>Limits on attachments, section <c>Lrs:Attachments</c>. Checked at start. How much may come in one request says <see cref="LrsOptions.MaxAttachmentBytes"/>.</summary>
public sealed class AttachmentOptions
{
    /// <summary>Most attachment parts in one request; 100. 1 to 1,000.</summary>
    public int MaxParts { get; set; } = 100;

    /// <summary>Most bytes of headers in one part; 8 KB. 512 to 64 KB.</summary>
    public int MaxPartHeaderBytes { get; set; } = 8_192;

    /// <summary>Most bytes of attachments that one organisation keeps; 20 GB. What would go beyond is refused.</summary>
    public long MaxBytesPerOrganisation { get; set; } = 21_474_836_480;

    /// <summary>Most statements in one page that is asked for with its attachments; 50. 1 to 1,000.</summary>
    public int MaxPage { get; set; } = 50;

    internal IEnumerable<string> Wrong()
    {
        if (MaxParts is < 1 or > 1_000) yield return "Lrs:Attachments:MaxParts must be 1 to 1000.";
        if (MaxPartHeaderBytes is < 512 or > 65_536) yield return "Lrs:Attachments:MaxPartHeaderBytes must be 512 to 65536.";
        if (MaxBytesPerOrganisation < 0) yield return "Lrs:Attachments:MaxBytesPerOrganisation must be 0 or more.";
        if (MaxPage is < 1 or > 1_000) yield return "Lrs:Attachments:MaxPage must be 1 to 1000.";
    }
}
