using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Settings;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Training.Statements;

/// <summary>
/// What the Companion says of professionals, by a trainer's authority. A statement is a row in the caller's own transaction before it is anything else, so what was said and what it says it of stand
/// together or not at all; <see cref="SendTrainingStatements"/> brings it to the record store. It carries the pseudonym and a code: no name, no day of a session, nothing of who said it.
/// </summary>
internal sealed class TrainingStatements(IOptions<ActivityOptions> activities, TimeProvider clock)
{
    /// <summary>The program that voids, as an actor.</summary>
    public const string Teller = "companion";

    /// <summary>
    /// Says it, unless it was said of this occasion already and still stands. The caller saves.
    /// </summary>
    /// <param name="db">Opened for the training tenant.</param>
    /// <param name="who">Of whom.</param>
    /// <param name="word">What.</param>
    /// <param name="code">Code of the evidence, such as <c>P3</c> or <c>P4.rollenspel</c>.</param>
    /// <param name="occasion">What makes it this one: a session's id, or a day. The same occasion gives the same id, so that nobody is twice at one session.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The statement's id.</returns>
    public async Task<Guid> SayAsync(CompanionDb db, TraineeRow who, TrainingWord word, string code, string occasion, DateTimeOffset at, CancellationToken ct)
    {
        var (last, stands) = await LastAsync(db, who, word, code, occasion, ct);
        if (stands) return last.Id;
        var id = IdOf(db.Organisation, who, word, code, occasion, last.Number + 1);
        Add(db, who.Id, word.Tell(SceneOf(db.Organisation, who, code), id, at));
        return id;
    }

    /// <summary>The statement that says it and still stands; null where there is none.</summary>
    public static async Task<Guid?> StandingAsync(CompanionDb db, TraineeRow who, TrainingWord word, string code, string occasion, CancellationToken ct) =>
        await LastAsync(db, who, word, code, occasion, ct) is { Stands: true } found ? found.Last.Id : null;

    /// <summary>Takes back what was wrong: the store voids it. Taking back twice is taking back once. The caller saves.</summary>
    public async Task TakeBackAsync(CompanionDb db, Guid trainee, Guid statement, CancellationToken ct)
    {
        var id = VoidOf(statement);
        if (await ThereAsync(db, id, ct)) return;
        Add(db, trainee, Tell.Voided(activities.Value.ActivityBase, Teller, id, clock.GetUtcNow(), statement));
    }

    /// <summary>Whether a text of the outbox takes something back.</summary>
    public static bool TakesBack(Statement statement) => statement.Verb == Tell.VoidedIri;

    // Said, taken back, said again: each time has a number, and the number is in the id.
    private static async Task<((Guid Id, int Number) Last, bool Stands)> LastAsync(CompanionDb db, TraineeRow who, TrainingWord word, string code, string occasion, CancellationToken ct)
    {
        var last = (Id: Guid.Empty, Number: 0);
        while (true)
        {
            var next = IdOf(db.Organisation, who, word, code, occasion, last.Number + 1);
            if (!await ThereAsync(db, next, ct)) return (last, false);
            last = (next, last.Number + 1);
            if (!await ThereAsync(db, VoidOf(next), ct)) return (last, true);
        }
    }

    private static async Task<bool> ThereAsync(CompanionDb db, Guid id, CancellationToken ct) =>
        db.TrainingStatements.Local.Any(row => row.Id == id) || await db.TrainingStatements.AnyAsync(row => row.Id == id, ct);

    private void Add(CompanionDb db, Guid trainee, Statement statement) => db.Add(new TrainingStatementRow
    {
        Organisation = db.Organisation, Id = statement.Id!.Value, Trainee = trainee, Json = Encoding.UTF8.GetString(statement.Utf8.Span), Made = clock.GetUtcNow(),
    });

    private Scene SceneOf(string tenant, TraineeRow who, string code)
    {
        var home = activities.Value.ActivityBase;
        return new Scene(home, Scene.HomePageOf(home, tenant), who.Actor, Hashed("registration", tenant, who.Actor, code), code, who.Language);
    }

    private static Guid IdOf(string tenant, TraineeRow who, TrainingWord word, string code, string occasion, int number) =>
        Hashed("statement", tenant, who.Actor, word.Verb, code, occasion, number.ToString(CultureInfo.InvariantCulture));

    private static Guid VoidOf(Guid statement) => Hashed("void", statement.ToString("D"));

    // A UUID of version 8 (RFC 9562, 5.8): the same of the same, so that sending and saying again change nothing. The pseudonym in it is random, so nobody can guess it.
    private static Guid Hashed(params string[] parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        var (high, low) = (BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8)));
        BinaryPrimitives.WriteUInt64BigEndian(hash, (high & ~0xF000UL) | 0x8000UL);
        BinaryPrimitives.WriteUInt64BigEndian(hash.AsSpan(8), (low & 0x3FFFFFFFFFFFFFFFUL) | 0x8000000000000000UL);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
