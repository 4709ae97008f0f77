using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Companion.Training.Badges;

/// <summary>Certificates of the training. Section <c>Badges</c>.</summary>
public sealed class BadgeOptions
{
    /// <summary>
    /// The Companion's own address as everybody reaches it, such as <c>https://begeleiders.example.org</c>. It stands in every certificate, so it must last. Without it nothing is issued: a certificate whose
    /// issuer nobody can reach cannot be checked.
    /// </summary>
    public Uri? Address { get; set; }

    /// <summary>Addresses that this Companion had before: what was issued under them is still read as its own.</summary>
    public IList<Uri> FormerAddresses { get; } = [];

    /// <summary>How often one visitor's address may look at certificates, a minute. An office shares one address. Default 60.</summary>
    [Range(5, 10_000, ErrorMessage = "Badges:LooksPerMinute must be between 5 and 10000.")]
    public int LooksPerMinute { get; set; } = 60;
}
