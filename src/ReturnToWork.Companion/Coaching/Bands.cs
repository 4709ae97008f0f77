namespace ReturnToWork.Companion.Coaching;

/// <summary>Where an answer in blocks stands, in three words. It is never summed and never a score.</summary>
internal enum Band
{
    Low = 1,
    Middle = 2,
    High = 3,
}

/// <summary>What a person shared about one determinant: the newest band, and the one before it where that still stands.</summary>
/// <param name="Determinant">W1 to K5.</param>
internal sealed record SharedBand(string Determinant, Band Now, Evidence Evidence, Band? Before, Evidence? BeforeEvidence);
