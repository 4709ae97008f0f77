using ReturnToWork.Companion.Coaching;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Coaching;

/// <summary>What the caseload says of a person: something new, and somebody who waits.</summary>
public sealed class NewsTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(AFact.Noon.UtcDateTime);

    [Fact]
    public void Silence_is_no_news() => News.Of(AFact.Input(), null).ShouldBe(new News(Asked: false, New: false));

    [Theory]
    [InlineData(3, true)]
    [InlineData(41, true)]
    [InlineData(42, false)]
    public void What_came_within_six_weeks_is_new_until_the_first_talk(int daysAgo, bool isNew) => News.Of(AFact.Input(AFact.Finished(daysAgo)), null).New.ShouldBe(isNew);

    [Theory]
    [InlineData(4, true)]
    [InlineData(3, false)]
    [InlineData(2, false)]
    public void A_talk_ends_what_is_new_and_who_waits(int talkDaysAgo, bool still)
    {
        var last = new LastTalk(Today.AddDays(-talkDaysAgo), AFact.Noon.AddDays(-talkDaysAgo).AddHours(1));
        News.Of(AFact.Input(AFact.Ask(3)), last).ShouldBe(new News(still, still));
    }

    [Fact]
    public void What_came_on_the_day_of_the_talk_after_it_was_written_down_is_new() =>
        News.Of(AFact.Input(AFact.Topics(0, "anderen")), new LastTalk(Today, AFact.Noon.AddMinutes(-1))).New.ShouldBeTrue();

    [Fact]
    public void What_was_taken_back_or_ticked_is_not_new()
    {
        var share = AFact.Topics(2, "anderen");
        News.Of(AFact.Input(share, AFact.TakenBack(share, 1)), null).New.ShouldBeFalse();
        News.Of(AFact.Input(share) with { Ticks = new HashSet<Tick> { new("R1", "anderen", share.Statement) } }, null).New.ShouldBeFalse();
    }

    [Fact]
    public void A_share_of_bands_alone_is_new_only_where_it_stays_confidential()
    {
        var input = AFact.Input(AFact.Of(FactKind.Shared, 1, FactCodes.None with { What = ["bands"], Bands = ["w1-low"] }));
        News.Of(input, null).New.ShouldBeTrue();
        News.Of(input with { Confidential = false }, null).New.ShouldBeFalse();
    }
}
