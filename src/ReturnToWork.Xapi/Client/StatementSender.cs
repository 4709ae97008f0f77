using System.Security.Cryptography;
using System.Text.Json;

namespace ReturnToWork.Xapi;

/// <summary>
/// Brings statements to a record store: in order, one request at a time, in batches, again when it did not answer, and past the ones it will not have (xapi P1–P3).
/// Ids never change, so sending again is safe: a store that has the statement already says so, and on a conflict (409) the two are compared (L13).
/// </summary>
/// <param name="client">Speaks to the store, in its version.</param>
/// <param name="options">Null takes the defaults.</param>
/// <param name="clock">For the pauses; null takes the system's.</param>
public sealed class StatementSender(XapiClient client, SendingOptions? options = null, TimeProvider? clock = null)
{
    private static readonly Refusal NotAcknowledged = new("not-acknowledged", "The answer is not the list of ids that were sent. Is this the address of a record store?", Spec.Communication("2.1.2"));
    private readonly SendingOptions _options = options ?? new();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>One outcome for each statement, in the order given. After the first <see cref="SentAs.Later"/> or <see cref="SentAs.ShutOut"/> nothing is sent any more: the rest has the same outcome.</summary>
    /// <exception cref="ArgumentException">A statement has no id: without one it could not be sent twice (P1).</exception>
    public async Task<IReadOnlyList<Sent>> SendAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(statements);
        if (statements.Any(statement => statement.Id is null)) throw new ArgumentException("Every statement needs an id before it is sent for the first time.", nameof(statements));
        var (outcomes, parts) = (new List<Sent>(statements.Count), new Stack<List<Going>>(Batches(statements).Reverse()));
        var begun = _clock.GetTimestamp();
        while (parts.TryPop(out var part))
        {
            var outcome = _clock.GetElapsedTime(begun) < _options.AtMost ? await TellAsync(part, cancellationToken) : new Sent(part[0].Statement, SentAs.Later);
            if (outcome.As == SentAs.Refused && part.Count > 1)
            {
                var half = part.Count / 2;
                parts.Push(part[half..]);
                parts.Push(part[..half]);
                continue;
            }

            outcomes.AddRange(part.Select(going => outcome with { Statement = going.Statement }));
            if (outcome.As is SentAs.Later or SentAs.ShutOut)
                outcomes.AddRange(parts.SelectMany(waiting => waiting).Select(going => outcome with { Statement = going.Statement }));
            if (outcome.As is SentAs.Later or SentAs.ShutOut) break;
        }

        return outcomes;
    }

    private sealed record Going(Statement Statement, ReadOnlyMemory<byte> Form);

    private IEnumerable<List<Going>> Batches(IReadOnlyList<Statement> statements)
    {
        var (batch, bytes, ids) = (new List<Going>(), 2, new HashSet<Guid>());
        foreach (var going in statements.Select(statement => new Going(statement, StatementFormat.For(client.Version, statement))))
        {
            // The same id twice in one request would be refused (L12).
            if (batch.Count > 0 && (batch.Count >= _options.MaxStatements || bytes + going.Form.Length + 1 > _options.MaxBytes || ids.Contains(going.Statement.Id!.Value)))
            {
                yield return batch;
                (batch, bytes) = ([], 2);
                ids.Clear();
            }

            batch.Add(going);
            ids.Add(going.Statement.Id!.Value);
            bytes += going.Form.Length + 1;
        }

        if (batch.Count > 0) yield return batch;
    }

    private async Task<Sent> TellAsync(List<Going> part, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            var outcome = await OnceAsync(part, cancellationToken);
            if (outcome.As != SentAs.Later || tried >= _options.Tries) return outcome;
            var pause = Pause(tried, outcome.After);
            if (pause > _options.LongestPause) return outcome;
            await Task.Delay(pause, _clock, cancellationToken);
        }
    }

    private async Task<Sent> OnceAsync(List<Going> part, CancellationToken cancellationToken)
    {
        var first = part[0].Statement;
        try
        {
            var answer = await client.SendAsync([.. part.Select(going => going.Form)], cancellationToken);
            return answer.Status switch
            {
                // A sign-in page of a proxy says 200 too: only a list of our ids is an acknowledgement (xAPI 1.0.3, Communication, 2.1.2).
                200 or 204 => Acknowledges(answer, part) ? new(first, SentAs.Stored) : new(first, SentAs.Later, NotAcknowledged, Status: answer.Status),
                401 or 403 => new(first, SentAs.ShutOut, XapiClient.Refusal(answer), Status: answer.Status),
                409 when part.Count == 1 => await CompareAsync(part[0], answer, cancellationToken),
                400 or 409 or 413 or 422 => new(first, SentAs.Refused, XapiClient.Refusal(answer), Status: answer.Status),
                // 404 and its like say that the address is wrong, not the statement.
                _ => new(first, SentAs.Later, XapiClient.Refusal(answer), answer.RetryAfter, answer.Status),
            };
        }
        catch (XapiException noAnswer)
        {
            return new(first, SentAs.Later, NoAnswer(noAnswer), noAnswer.RetryAfter, noAnswer.Status ?? 0);
        }
    }

    // The answer to an earlier sending may have been lost: then it is there, and it is this one.
    private async Task<Sent> CompareAsync(Going one, StoreAnswer conflict, CancellationToken cancellationToken)
    {
        var refusal = XapiClient.Refusal(conflict);
        try
        {
            if (await client.FindAsync(one.Statement.Id!.Value, cancellationToken) is not { } found) return new(one.Statement, SentAs.Refused, refusal, Status: conflict.Status);
            return StatementContent.Same(found, StatementReader.Stored(one.Form), client.Version) ? new(one.Statement, SentAs.Stored) : new(one.Statement, SentAs.Refused, refusal, Status: conflict.Status);
        }
        catch (XapiException trouble) when (trouble.Status is null or 408 or 425 or 429 or >= 500)
        {
            return new(one.Statement, SentAs.Later, NoAnswer(trouble), trouble.RetryAfter, trouble.Status ?? 0);
        }
        catch (XapiException)
        {
            return new(one.Statement, SentAs.Refused, refusal, Status: conflict.Status);
        }
    }

    private static Refusal NoAnswer(XapiException trouble) => new("no-answer", trouble.Message, Spec.Communication("3.2"));

    private static bool Acknowledges(StoreAnswer answer, List<Going> part) =>
        answer.Json is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == part.Count
        && list.EnumerateArray().All(id => id.ValueKind == JsonValueKind.String && Words.TryUuid(id.GetString()!, out var read) && part.Exists(going => going.Statement.Id == read));

    private TimeSpan Pause(int tried, TimeSpan? after)
    {
        if (after is { } asked) return asked;
        var longest = Math.Min(_options.FirstPause.TotalMilliseconds * Math.Pow(2, tried - 1), _options.LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(longest * (1 - (RandomNumberGenerator.GetInt32(500) / 1_000d)));
    }
}
