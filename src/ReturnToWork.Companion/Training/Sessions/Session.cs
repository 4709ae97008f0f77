namespace ReturnToWork.Companion.Training.Sessions;

/// <summary>A live part of the training, as the pages show it.</summary>
/// <param name="Taken">How many seats are taken.</param>
internal sealed record Session(Guid Id, string Requirement, DateTimeOffset Starts, DateTimeOffset Ends, string? Place, string? Link, int Capacity, int Taken, bool Cancelled, int Revision)
{
    public bool IsFull => Taken >= Capacity;

    public int Free => Math.Max(0, Capacity - Taken);
}

/// <summary>What a trainer filled in.</summary>
/// <param name="Minutes">How long.</param>
internal sealed record SessionInput(DateOnly? Day, TimeOnly? Time, int Minutes, string? Place, string? Link, int Capacity)
{
    public const int LongestPlace = 200;
    public const int LongestLink = 500;
    public const int MostSeats = 100;
    public const int ShortestMinutes = 15, LongestMinutes = 720;

    /// <summary>How far ahead a session can be planned.</summary>
    public const int DaysAhead = 550;

    /// <summary>Key of the sentence that says what to mend; null where it all fits.</summary>
    public string? Wrong(DateTimeOffset? begins, DateTimeOffset now) =>
        begins is null ? "session.wrong.missing"
        : begins <= now || begins > now.AddDays(DaysAhead) ? "session.wrong.past"
        : Minutes is < ShortestMinutes or > LongestMinutes ? "session.wrong.length"
        : Capacity is < 1 or > MostSeats ? "session.wrong.capacity"
        : CleanPlace is null && CleanLink is null ? "session.wrong.where"
        : CleanPlace is { } place && (place.Length > LongestPlace || place.Any(char.IsControl)) ? "session.wrong.place"
        : CleanLink is { } link && !IsLink(link) ? "session.wrong.link"
        : null;

    public string? CleanPlace => string.IsNullOrWhiteSpace(Place) ? null : Place.Trim();

    public string? CleanLink => string.IsNullOrWhiteSpace(Link) ? null : Link.Trim();

    // Any meeting program will do; a link with a name and password in it would show them to everybody.
    private static bool IsLink(string link) =>
        link.Length <= LongestLink && !link.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(link, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps && address.Host.Length > 0 && address.UserInfo.Length == 0;
}
