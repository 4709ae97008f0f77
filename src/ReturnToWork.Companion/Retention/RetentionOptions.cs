using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Companion.Retention;

/// <summary>How long each kind of data is kept. Section <c>Retention</c>. The defaults are the longest terms: an installation may shorten them and not lengthen them.</summary>
public sealed class RetentionOptions
{
    private const string Shorter = "Retention:{0} must be {1} to {2}: a term can be made shorter, not longer.";

    /// <summary>Who looked at whom, in months. Default 24.</summary>
    [Range(1, 24, ErrorMessage = Shorter)]
    public int AccessLogMonths { get; set; } = 24;

    /// <summary>Everything of a person after the programme ended, in months. Default 12.</summary>
    [Range(1, 12, ErrorMessage = Shorter)]
    public int AfterEndMonths { get; set; } = 12;

    /// <summary>After the weeks of a programme, so many weeks in which nothing happened end it. Default 8.</summary>
    [Range(1, 8, ErrorMessage = Shorter)]
    public int SilentWeeks { get; set; } = 8;

    /// <summary>What was read of learners whom no coach knows, in months. Default 12.</summary>
    [Range(1, 12, ErrorMessage = Shorter)]
    public int FactMonths { get; set; } = 12;

    /// <summary>Receipts of an erasure, in months after it was done. Default 24.</summary>
    [Range(1, 24, ErrorMessage = Shorter)]
    public int ReceiptMonths { get; set; } = 24;

    /// <summary>Reminders that were sent or given up, in months. Default 3.</summary>
    [Range(1, 3, ErrorMessage = Shorter)]
    public int ReminderMonths { get; set; } = 3;

    /// <summary>Certificates of professionals, in months after their last day: so long, who looks reads that one is over and not that nobody knows it. Default 12.</summary>
    [Range(1, 12, ErrorMessage = Shorter)]
    public int CertificateMonths { get; set; } = 12;

    /// <summary>After so many days without a run the job asks first whether the clock is right. Default 4.</summary>
    [Range(1, 7, ErrorMessage = "Retention:{0} must be {1} to {2} days.")]
    public int LongestPauseDays { get; set; } = 4;
}
