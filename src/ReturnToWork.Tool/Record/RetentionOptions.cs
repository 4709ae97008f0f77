using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Tool.Record;

/// <summary>How long the Tool keeps what is somebody's own. Section <c>Retention</c>. The defaults are the longest terms: an installation may shorten them and not lengthen them.</summary>
public sealed class RetentionOptions
{
    private const string Shorter = "Retention:{0} must be {1} to {2}: a term can be made shorter, not longer.";

    /// <summary>Private answers and recordings of who does not come any more, in months. Default 6.</summary>
    [Range(1, 6, ErrorMessage = Shorter)]
    public int WorkbookMonths { get; set; } = 6;

    /// <summary>Everything of who does not come any more and has no coach, in months. Default 12. Who has a coach goes when the Companion says so.</summary>
    [Range(1, 12, ErrorMessage = Shorter)]
    public int PersonMonths { get; set; } = 12;

    /// <summary>After so many days without a run the job asks first whether the clock is right. Default 4.</summary>
    [Range(1, 7, ErrorMessage = "Retention:{0} must be {1} to {2} days.")]
    public int LongestPauseDays { get; set; } = 4;
}
