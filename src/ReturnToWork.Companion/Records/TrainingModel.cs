using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Companion.Records;

/// <summary>Keys and indexes of the training's rows.</summary>
internal static class TrainingModel
{
    public static void HasTraining(this ModelBuilder model)
    {
        model.Entity<TraineeRow>(row =>
        {
            row.HasKey(trainee => new { trainee.Organisation, trainee.Id });
            row.HasIndex(trainee => new { trainee.Organisation, trainee.Actor }).IsUnique();
            // One account is one trainee, however fast somebody clicks. Invited ones have no account yet, and no database compares nulls.
            row.HasIndex(trainee => new { trainee.Organisation, trainee.Employer, trainee.Subject }).IsUnique();
            row.HasIndex(trainee => new { trainee.Organisation, trainee.InviteHash });
        });
        model.Entity<EvidenceRow>(row =>
        {
            row.HasKey(evidence => new { evidence.Organisation, evidence.Id });
            row.HasIndex(evidence => new { evidence.Organisation, evidence.Trainee });
        });
        model.Entity<ProgressRow>().HasKey(row => new { row.Organisation, row.Trainee });
        model.Entity<SessionRow>(row =>
        {
            row.HasKey(session => new { session.Organisation, session.Id });
            row.HasIndex(session => new { session.Organisation, session.Starts });
        });
        model.Entity<SeatRow>(row =>
        {
            row.HasKey(seat => new { seat.Organisation, seat.Session, seat.Trainee });
            row.HasIndex(seat => new { seat.Organisation, seat.Trainee });
        });
        model.Entity<TrainingStatementRow>(row =>
        {
            row.HasKey(statement => new { statement.Organisation, statement.Id });
            row.HasIndex(statement => new { statement.Organisation, statement.Sent });
        });
        model.Entity<StandingRow>().HasKey(row => new { row.Organisation, row.Subject });
        model.Entity<BadgeRow>(row =>
        {
            row.HasKey(badge => new { badge.Organisation, badge.Id });
            row.HasIndex(badge => new { badge.Organisation, badge.Trainee });
            row.HasIndex(badge => new { badge.Organisation, badge.CodeHash }).IsUnique();
            // Two badges at once never share a place in the status list.
            row.HasIndex(badge => new { badge.Organisation, badge.Place }).IsUnique();
        });
        model.Entity<BadgeKeyRow>().HasKey(row => new { row.Organisation, row.KeyId });
    }
}
