using System.Globalization;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>A statement on its way out.</summary>
/// <param name="Form">See <see cref="Leaving.Form"/>.</param>
/// <param name="Stays">Why it may not leave; null when it may.</param>
internal sealed record Departure(long Tick, Guid Id, Statement Form, string? Stays = null);

/// <summary>One that the other store would not have, or that we did not send (status 0).</summary>
internal sealed record Undelivered(long Tick, Guid Id, int Status, string Why);

/// <summary>Why a delivery ended early.</summary>
/// <param name="IsPause">Waiting does not help: somebody must look.</param>
/// <param name="Words">For the administrator's page, never for a log: they may quote a statement.</param>
/// <param name="After">How long the other store asks us to wait.</param>
internal sealed record Stop(bool IsPause, int Status, string Words, TimeSpan? After = null);

/// <summary>How far a delivery came: everything up to <see cref="UpTo"/> is settled, in order.</summary>
/// <param name="UpTo">Tick of the last that was settled; null when none was.</param>
/// <param name="Stopped">Null when it did not end early, or only its time was up.</param>
internal sealed record Delivered(IReadOnlyList<long> Stored, IReadOnlyList<Undelivered> Refused, long? UpTo, Stop? Stopped)
{
    public static Delivered Nothing(Stop why) => new([], [], null, why);
}

/// <summary>
/// Brings statements to another store, in order and one request at a time, so that each learner's stay in theirs (xapi P2, P3). How a bad one is found in its batch
/// and a conflict compared is <see cref="StatementSender"/>'s; here it is decided what becomes of it.
/// </summary>
internal sealed class ForwardDelivery(StatementSender sender)
{
    /// <summary>So many refused one after the other, and nothing taken between: it is not the statements that are wrong.</summary>
    public const int AllRefused = 20;

    private int _refusedInARow;

    public async Task<Delivered> BringAsync(IReadOnlyList<Departure> statements, CancellationToken ct)
    {
        var (stored, refused, upTo) = (new List<long>(), new List<Undelivered>(), (long?)null);
        // What stays is settled in its place, without a request of its own: the sender is given what lies between.
        var going = statements.TakeWhile(one => one.Stays is null).ToList();
        foreach (var (one, sent) in going.Zip(going.Count > 0 ? await sender.SendAsync([.. going.Select(one => one.Form)], ct) : []))
        {
            if (sent.As is SentAs.Later or SentAs.ShutOut) return new(stored, refused, upTo, sent.Refusal is null ? null : new(sent.As == SentAs.ShutOut, sent.Status, Words(sent), sent.After));
            if (sent.As == SentAs.Stored) stored.Add(one.Tick);
            else refused.Add(new(one.Tick, one.Id, sent.Status, Words(sent)));
            _refusedInARow = sent.As == SentAs.Stored ? 0 : _refusedInARow + 1;
            upTo = one.Tick;
        }

        foreach (var one in statements.Skip(going.Count).TakeWhile(one => one.Stays is not null))
        {
            refused.Add(new(one.Tick, one.Id, 0, one.Stays!));
            upTo = one.Tick;
        }

        if (_refusedInARow < AllRefused) return new(stored, refused, upTo, null);
        var last = refused.FindLast(one => one.Status > 0)!;
        var words = $"It refused {_refusedInARow.ToString(CultureInfo.InvariantCulture)} statements one after the other; they are kept. It last said: {last.Why}";
        _refusedInARow = 0;
        return new(stored, refused, upTo, new(IsPause: true, last.Status, words));
    }

    private static string Words(Sent sent) => sent.Status switch
    {
        0 => sent.Refusal!.Why,
        401 => $"It does not know the key or the secret (401). {sent.Refusal!.Why}",
        403 => $"The key may not write statements there (403). {sent.Refusal!.Why}",
        409 => $"It has another statement with this id, or does not let us look (409). {sent.Refusal!.Why}",
        var status => $"It answered {status.ToString(CultureInfo.InvariantCulture)}. {sent.Refusal!.Why}",
    };
}
