using ReturnToWork.Companion.Coaching;

namespace ReturnToWork.Tests.Companion;

/// <summary>Facts of one learner, said in a line.</summary>
internal static class AFact
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);

    public const string Code = "c0de";

    public static Fact Paired(string sees = "topics", int daysAgo = 60, string pairing = Code) =>
        Of(FactKind.Paired, daysAgo, FactCodes.None with { Pairing = pairing, Sees = sees });

    public static Fact Finished(int daysAgo = 0, string theme = "3") => Of(FactKind.Finished, daysAgo, FactCodes.None, theme);

    public static Fact Topics(int daysAgo, params string[] topics) => Of(FactKind.Shared, daysAgo, FactCodes.None with { What = ["topics"], Topics = topics });

    public static Fact Ask(int daysAgo = 0) => Of(FactKind.Shared, daysAgo, FactCodes.None with { What = ["ask"] });

    public static Fact Plan(int daysAgo = 0) => Of(FactKind.Shared, daysAgo, FactCodes.None with { What = ["plan"] });

    public static Fact Shared(int daysAgo, params string[] bands) => Of(FactKind.Shared, daysAgo, FactCodes.None with { What = ["bands"], Bands = bands }, "1");

    public static Fact Planned(Fact share, DateOnly? lookBack = null) => Of(FactKind.Planned, 0, FactCodes.None with { Refers = share.Statement, LookBackDay = lookBack }) with { At = share.At };

    public static Fact TakenBack(Fact share, int daysAgo = 0) => Of(FactKind.TakenBack, daysAgo, FactCodes.None with { Refers = share.Statement });

    public static Fact LookedBack(Fact share, int daysAgo = 0) => Of(FactKind.LookedBack, daysAgo, FactCodes.None with { Refers = share.Statement });

    /// <summary>A talk, so many days before <see cref="Noon"/>.</summary>
    public static HeldTalk Talk(int daysAgo, string[]? topics = null, string? agreement = null, int? lookBackDaysAgo = null, params string[] sentences) =>
        new(Guid.NewGuid(), DayAgo(daysAgo), topics ?? [], agreement, lookBackDaysAgo is { } day ? DayAgo(day) : null, sentences);

    public static DateOnly DayAgo(int daysAgo) => DateOnly.FromDateTime(Noon.UtcDateTime).AddDays(-daysAgo);

    public static SharedBand Band(string determinant, Band now, int daysAgo = 1, Band? before = null) => new(
        determinant, now, new Evidence(Guid.NewGuid(), "shared", Noon - TimeSpan.FromDays(daysAgo)),
        before, before is null ? null : new Evidence(Guid.NewGuid(), "shared", Noon - TimeSpan.FromDays(daysAgo + 10)));

    public static TalkSheet Sheet(params Fact[] facts) => TalkSheet.Of(Input(facts));

    public static TalkInput Input(params Fact[] facts) =>
        new([LearnerView.Of([Paired(), .. facts]).SeenUnder(new HashSet<string> { Code })], new HashSet<Tick>(), Noon);

    public static Fact Of(FactKind kind, int daysAgo, FactCodes codes, string theme = "3") =>
        new(Guid.NewGuid(), "learner", kind, theme, Noon - TimeSpan.FromDays(daysAgo), codes);
}
