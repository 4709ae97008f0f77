using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Tool.Store;

/// <summary>The Tool's private store: who a learner is behind the pseudonym, sealed answers, open pairing codes, what must still be said, what administrators did. Never a name, never clear text of a person.</summary>
internal abstract class ToolDb(DbContextOptions options) : RoomDb(options)
{
    protected override string Room => "tool";

    public DbSet<Learner> Learners => Set<Learner>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<PrivateAnswer> Answers => Set<PrivateAnswer>();

    public DbSet<CoachCode> Codes => Set<CoachCode>();

    public DbSet<WrongTries> Tries => Set<WrongTries>();

    public DbSet<UnsaidStatement> Unsaid => Set<UnsaidStatement>();

    public DbSet<AdminAct> AdminActs => Set<AdminAct>();

    public DbSet<HouseStyleRow> HouseStyles => Set<HouseStyleRow>();

    public DbSet<OwnText> OwnTexts => Set<OwnText>();

    public DbSet<HiddenTheme> HiddenThemes => Set<HiddenTheme>();

    public DbSet<Recording> Recordings => Set<Recording>();

    public DbSet<VoiceMemo> Memos => Set<VoiceMemo>();

    public DbSet<EndedVisit> EndedVisits => Set<EndedVisit>();

    public DbSet<PersonErasing> Erasings => Set<PersonErasing>();

    public DbSet<RetentionMark> Retention => Set<RetentionMark>();

    public DbSet<ConsentText> ConsentTexts => Set<ConsentText>();

    public DbSet<ConsentReceipt> Consents => Set<ConsentReceipt>();

    public DbSet<SpentTicket> SpentTickets => Set<SpentTicket>();

    public DbSet<TrainingJoin> TrainingJoins => Set<TrainingJoin>();

    public DbSet<InstallationSecret> Secrets => Set<InstallationSecret>();

    public DbSet<WriteProbe> Probes => Set<WriteProbe>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Learner>(learner =>
        {
            learner.ToTable("learners").HasKey(row => new { row.Organisation, row.KeyHash });
            learner.HasAlternateKey(row => new { row.Organisation, row.Pseudonym });
        });
        modelBuilder.Entity<Enrolment>(enrolment =>
        {
            enrolment.ToTable("enrolments").HasKey(row => new { row.Organisation, row.Pseudonym, row.Theme });
            enrolment.HasIndex(row => new { row.Organisation, row.XapiRegistration }).IsUnique();
            enrolment.HasOne<Learner>().WithMany().HasForeignKey(row => new { row.Organisation, row.Pseudonym }).HasPrincipalKey(row => new { row.Organisation, row.Pseudonym });
        });
        modelBuilder.Entity<PrivateAnswer>(answer =>
        {
            answer.ToTable("answers").HasKey(row => new { row.Organisation, row.Pseudonym, row.Theme, row.Activity });
            answer.HasOne<Learner>().WithMany().HasForeignKey(row => new { row.Organisation, row.Pseudonym }).HasPrincipalKey(row => new { row.Organisation, row.Pseudonym });
        });
        modelBuilder.Entity<CoachCode>(code =>
        {
            code.ToTable("coach_codes").HasKey(row => new { row.Organisation, row.KeyedHash });
            code.HasIndex(row => new { row.Organisation, row.RedeemedBy });
            code.HasIndex(row => row.Expires);
        });
        modelBuilder.Entity<WrongTries>().ToTable("wrong_tries").HasKey(row => new { row.Organisation, row.Pseudonym });
        modelBuilder.Entity<UnsaidStatement>(unsaid =>
        {
            unsaid.ToTable("unsaid").HasKey(row => new { row.Organisation, row.StatementId });
            unsaid.HasIndex(row => row.Due);
        });
        modelBuilder.Entity<AdminAct>().ToTable("admin_acts").HasKey(row => new { row.Organisation, row.Number });
        modelBuilder.Entity<HouseStyleRow>().ToTable("house_styles").HasKey(row => row.Organisation);
        modelBuilder.Entity<OwnText>().ToTable("own_texts").HasKey(row => new { row.Organisation, row.Theme, row.Language, row.TextId });
        modelBuilder.Entity<HiddenTheme>().ToTable("hidden_themes").HasKey(row => new { row.Organisation, row.Theme });
        modelBuilder.Entity<Recording>(recording =>
        {
            recording.ToTable("recordings").HasKey(row => new { row.Organisation, row.Theme, row.Language, row.TextId });
            recording.HasIndex(row => row.Address);
        });
        modelBuilder.Entity<VoiceMemo>(memo =>
        {
            memo.ToTable("memos").HasKey(row => new { row.Organisation, row.Pseudonym, row.Theme, row.Activity });
            memo.HasOne<Learner>().WithMany().HasForeignKey(row => new { row.Organisation, row.Pseudonym }).HasPrincipalKey(row => new { row.Organisation, row.Pseudonym });
        });
        modelBuilder.Entity<EndedVisit>(visit =>
        {
            visit.ToTable("ended_visits").HasKey(row => new { row.Organisation, row.Hash });
            visit.HasIndex(row => row.Until);
        });
        modelBuilder.Entity<PersonErasing>(erasing =>
        {
            erasing.ToTable("erasings").HasKey(row => new { row.Organisation, row.Id });
            erasing.HasIndex(row => row.Due);
        });
        modelBuilder.Entity<RetentionMark>().ToTable("retention").HasKey(row => new { row.Organisation, row.Kind });
        modelBuilder.Entity<ConsentText>().ToTable("consent_texts").HasKey(row => new { row.Organisation, row.Hash });
        modelBuilder.Entity<ConsentReceipt>(consent =>
        {
            consent.ToTable("consents").HasKey(row => new { row.Organisation, row.Pseudonym, row.Id });
            consent.HasOne<ConsentText>().WithMany().HasForeignKey(row => new { row.Organisation, row.TextHash }).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<SpentTicket>(ticket =>
        {
            ticket.ToTable("spent_tickets").HasKey(row => new { row.Organisation, row.Id });
            ticket.HasIndex(row => row.Until);
        });
        modelBuilder.Entity<TrainingJoin>(join =>
        {
            join.ToTable("training_joins").HasKey(row => new { row.Organisation, row.KeyHash });
            join.HasIndex(row => new { row.Training, row.Actor });
        });
        modelBuilder.HasKeyRing();
        modelBuilder.Entity<InstallationSecret>().ToTable("installation_secrets").HasKey(row => row.Name);
        modelBuilder.Entity<WriteProbe>().ToTable("write_probe").HasKey(row => row.Instance);
    }
}

internal sealed class SqliteToolDb(DbContextOptions<SqliteToolDb> options) : ToolDb(options);

internal sealed class PostgresToolDb(DbContextOptions<PostgresToolDb> options) : ToolDb(options);

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteToolDb>
{
    public SqliteToolDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteToolDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresToolDb>
{
    public PostgresToolDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresToolDb>().UseNpgsql("Host=design", npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", "tool")).Options);
}
