using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Companion.Training.Progress;

namespace ReturnToWork.Companion.Training.Own;

/// <summary>
/// All that is kept here of one professional's training, for a machine to read (GDPR article 20). Answers in modules are not among it: they lie with the Tool, where the module shows them.
/// </summary>
internal sealed class OwnTrainingFile(CompanionStore store, TrainingBook book, CertificateBook certificates, CallNames names, MailAddresses mail)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>JSON, UTF-8.</returns>
    public async Task<byte[]> WriteAsync(TraineeRow me, CancellationToken ct)
    {
        await using var db = await store.OpenAsync(me.Organisation, ct);
        var sessions = await db.Sessions.AsNoTracking().ToDictionaryAsync(row => row.Id, ct);
        var seats = await db.Seats.AsNoTracking().Where(row => row.Trainee == me.Id).ToListAsync(ct);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Name = names.Open(me.Organisation, me.SealedName),
            Mail = me.SealedMail is { } address ? mail.Open(me.Organisation, address) : null,
            me.Employer,
            Trainer = TrainingTenant.TrainerOf(me.Organisation),
            me.Language,
            NameInStatements = me.Actor,
            me.Invited,
            me.ProtocolVersion,
            Progress = await book.ReadAsync(db, me, ct) is var progress ? new { State = progress.Code, progress.Since, progress.PrivacyUntil, progress.CertifiedOn, progress.CertifiedUntil, progress.GraceUntil, progress.Requirements, progress.Missing } : null,
            Learned = (await db.Facts.AsNoTracking().Where(fact => !fact.Beside && fact.Learner == me.Actor).OrderBy(fact => fact.At).ToListAsync(ct)).Select(fact => new { What = fact.Kind.ToString(), Part = fact.Theme, fact.At, fact.Statement }),
            Evidence = (await db.Evidence.AsNoTracking().Where(row => row.Trainee == me.Id).ToListAsync(ct)).OrderBy(row => row.At).Select(row => new { Part = row.Requirement, row.Kind, row.Reason, row.Day, row.At }),
            Sessions = seats.Where(seat => sessions.ContainsKey(seat.Session)).Select(seat => (Seat: seat, Session: sessions[seat.Session])).OrderBy(one => one.Session.Starts)
                .Select(one => new { Part = one.Session.Requirement, one.Session.Starts, one.Session.Ends, one.Session.Cancelled, one.Seat.Registered, one.Seat.Withdrawn, one.Seat.Attended, one.Seat.BroughtCase }),
            Certificates = (await certificates.OfAsync(me.Organisation, me.Id, ct)).Select(held => new { held.Shown.Issued, held.Shown.ValidUntil, State = held.Shown.State.ToString(), held.Shown.Revoked, held.RevokedFor, held.Kept?.Credential }),
            Said = (await db.TrainingStatements.AsNoTracking().Where(row => row.Trainee == me.Id).ToListAsync(ct)).OrderBy(row => row.Made).Select(row => new { row.Made, row.Sent, Statement = JsonDocument.Parse(row.Json).RootElement }),
        }, Readable);
    }
}
