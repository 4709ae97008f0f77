using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Lti;

/// <summary>Tells the platform's gradebook that somebody is done, where the organisation wants it to (AGS 2.0). Only ever that; never what somebody answered.</summary>
public sealed class Gradebook
{
    private const int LongestLabel = 120;
    private readonly PlatformClients _clients;
    private readonly GradingSeal _seal;
    private readonly LineItemBook _book;
    private readonly ScoreOutbox _outbox;
    private readonly ScoreDelivery _delivery;

    internal Gradebook(PlatformClients clients, GradingSeal seal, LineItemBook book, ScoreOutbox outbox, ScoreDelivery delivery) =>
        (_clients, _seal, _book, _outbox, _delivery) = (clients, seal, book, outbox, delivery);

    /// <summary>Whether the LMS will hear that this person is done. What a page says about it must be this, asked when the page is made.</summary>
    /// <param name="grading"><see cref="ResourceLinkLaunch.Grading"/>; null: no.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async ValueTask<bool> HearsAsync(string? grading, CancellationToken cancellationToken = default) =>
        grading is not null && _seal.Open(grading) is { } done && await OrganisationAsync(done, cancellationToken) is not null;

    /// <summary>
    /// This person is done at this place. Kept before it returns, told as soon as the platform can be reached; a second time changes nothing. Does nothing where the
    /// organisation switched it off meanwhile.
    /// </summary>
    /// <param name="grading"><see cref="ResourceLinkLaunch.Grading"/>.</param>
    /// <param name="title">What a column in the gradebook would be called, where there is none yet: neutral, seen by teachers. Cut at 120 characters.</param>
    /// <param name="cancellationToken">Of the request.</param>
    /// <returns>Whether the LMS hears of it.</returns>
    public async Task<bool> DoneAsync(string grading, string title, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grading);
        ArgumentNullException.ThrowIfNull(title);
        if (_seal.Open(grading) is not { } done || await OrganisationAsync(done, cancellationToken) is not { } organisation) return false;
        await _book.LabelAsync(organisation, done.Registration, done.ResourceLink, title.Length > LongestLabel ? title[..LongestLabel] : title, cancellationToken);
        await _outbox.AddAsync(organisation, done, cancellationToken);
        _delivery.Wake();
        return true;
    }

    private async ValueTask<string?> OrganisationAsync(Grading done, CancellationToken ct)
    {
        var now = await _clients.NowAsync(ct);
        return now.OriginsOf(done.Registration).Count > 0 && now.Of(done.Registration) is var (_, deployment) && deployment.Terms.Grades ? deployment.Organisation : null;
    }
}

/// <summary>Wakes the delivery of scores and clears what nobody needs. The host's alarm clock calls it; what is due stands in the rows themselves.</summary>
public sealed class GradeSweep
{
    private readonly ScoreDelivery _delivery;
    private readonly ScoreOutbox _outbox;

    internal GradeSweep(ScoreDelivery delivery, ScoreOutbox outbox) => (_delivery, _outbox) = (delivery, outbox);

    /// <summary>Sends everything that is due; takes the person out of scores that were given up 90 days ago. Safe to run at any time, twice and at once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await _delivery.DeliverAsync(cancellationToken);
        await _outbox.ForgetAsync(cancellationToken);
    }
}
