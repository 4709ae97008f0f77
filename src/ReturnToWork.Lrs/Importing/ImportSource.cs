namespace ReturnToWork.Lrs;

/// <summary>A record store that statements are taken in from. Section <c>Lrs:Imports:N</c>.</summary>
public sealed class ImportSource : OtherPlace
{
    /// <summary>How far each look reaches back behind the cursor: a store may show a statement later than its time. Default 2 minutes; a minute at least.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause between two looks. Default 1 minute.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(1);
}
