using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ReturnToWork.Storage;
using ReturnToWork.Storage.Keys;

namespace ReturnToWork.Companion.Records;

/// <summary>
/// The Companion's database. It opens for one organisation (<see cref="CompanionStore"/>): every query carries that organisation, every write is checked
/// against it, and a context without one throws (shared/reliability.md T-01).
/// </summary>
internal abstract class CompanionDb(DbContextOptions options) : RoomDb(options)
{
    private string? _organisation;

    /// <summary>The one organisation that this context sees.</summary>
    /// <exception cref="InvalidOperationException">Nobody said which.</exception>
    public string Organisation
    {
        get => _organisation ?? throw new InvalidOperationException("This context was opened without an organisation; open it through CompanionStore.");
        set => _organisation = value;
    }

    /// <summary>The same, or null where nobody said: for the key ring, migrations and health.</summary>
    internal string? OpenedFor => _organisation;

    /// <summary>Whether the facts seen and written here are those that a rebuild makes beside the live ones.</summary>
    public bool Beside { get; set; }

    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<CodeRow> Codes => Set<CodeRow>();
    public DbSet<LinkRow> Links => Set<LinkRow>();
    public DbSet<TickRow> Ticks => Set<TickRow>();
    public DbSet<ProfessionalRow> Professionals => Set<ProfessionalRow>();
    public DbSet<AccessRow> AccessLog => Set<AccessRow>();
    public DbSet<AccessAnchorRow> AccessAnchors => Set<AccessAnchorRow>();
    public DbSet<FactRow> Facts => Set<FactRow>();
    public DbSet<SourceRow> Sources => Set<SourceRow>();
    public DbSet<SetAsideRow> SetAside => Set<SetAsideRow>();
    public DbSet<ErasedRow> Erased => Set<ErasedRow>();
    public DbSet<TalkRow> Talks => Set<TalkRow>();
    public DbSet<AppointmentRow> Appointments => Set<AppointmentRow>();
    public DbSet<HiddenSentenceRow> HiddenSentences => Set<HiddenSentenceRow>();
    public DbSet<EditionRow> Editions => Set<EditionRow>();
    public DbSet<SpentTicketRow> SpentTickets => Set<SpentTicketRow>();
    public DbSet<EndedSessionRow> EndedSessions => Set<EndedSessionRow>();
    public DbSet<UnusualRow> Unusual => Set<UnusualRow>();
    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();
    public DbSet<ErasureOrderRow> ErasureOrders => Set<ErasureOrderRow>();
    public DbSet<RetentionRow> Retention => Set<RetentionRow>();
    public DbSet<RetentionDoneRow> RetentionDone => Set<RetentionDoneRow>();
    public DbSet<TraineeRow> Trainees => Set<TraineeRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<ProgressRow> Progress => Set<ProgressRow>();
    public DbSet<SessionRow> Sessions => Set<SessionRow>();
    public DbSet<SeatRow> Seats => Set<SeatRow>();
    public DbSet<TrainingStatementRow> TrainingStatements => Set<TrainingStatementRow>();
    public DbSet<StandingRow> Standings => Set<StandingRow>();
    public DbSet<BadgeRow> Badges => Set<BadgeRow>();
    public DbSet<BadgeKeyRow> BadgeKeys => Set<BadgeKeyRow>();

    /// <inheritdoc/>
    protected override string Room => "companion";

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(OrganisationWall.Instance, OrganisationOnConnection.Instance);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasKeyRing();
        modelBuilder.Entity<PersonRow>(row =>
        {
            row.HasKey(person => new { person.Organisation, person.Id });
            row.HasIndex(person => new { person.Organisation, person.Coach });
        });
        modelBuilder.Entity<CodeRow>(row =>
        {
            row.HasKey(code => new { code.Organisation, code.Hash });
            row.HasIndex(code => new { code.Organisation, code.Person });
        });
        modelBuilder.Entity<LinkRow>(row =>
        {
            row.HasKey(link => new { link.Organisation, link.Learner, link.Pairing });
            row.HasIndex(link => new { link.Organisation, link.Person });
        });
        modelBuilder.Entity<TickRow>().HasKey(tick => new { tick.Organisation, tick.Person, tick.Rule, tick.Subject, tick.Statement });
        modelBuilder.Entity<ProfessionalRow>().HasKey(professional => new { professional.Organisation, professional.Subject });
        modelBuilder.Entity<AccessRow>(row =>
        {
            row.HasKey(access => new { access.Organisation, access.Number });
            row.Property(access => access.Number).ValueGeneratedNever();
            row.HasIndex(access => new { access.Organisation, access.Person });
        });
        modelBuilder.Entity<AccessAnchorRow>(row =>
        {
            row.HasKey(anchor => new { anchor.Organisation, anchor.Number });
            row.Property(anchor => anchor.Number).ValueGeneratedNever();
        });
        modelBuilder.Entity<FactRow>(row =>
        {
            row.HasKey(fact => new { fact.Organisation, fact.Beside, fact.Statement });
            // Every query says organisation and Beside. An index without the latter loses, in SQLite's eyes, to the key that has both, and then a page reads all facts.
            row.HasIndex(fact => new { fact.Organisation, fact.Beside, fact.Learner });
            row.HasIndex(fact => new { fact.Organisation, fact.Beside, fact.Refers });
            row.HasIndex(fact => new { fact.Organisation, fact.Beside, fact.Pairing });
        });
        modelBuilder.Entity<SourceRow>().HasKey(source => new { source.Organisation, source.Source });
        modelBuilder.Entity<SetAsideRow>().HasKey(aside => new { aside.Organisation, aside.Source, aside.Mark });
        modelBuilder.Entity<ErasedRow>().HasKey(erased => new { erased.Organisation, erased.Mark });
        modelBuilder.Entity<TalkRow>().HasKey(row => new { row.Organisation, row.Person, row.Id });
        modelBuilder.Entity<AppointmentRow>().HasKey(row => new { row.Organisation, row.Person, row.Id });
        modelBuilder.Entity<HiddenSentenceRow>().HasKey(row => new { row.Organisation, row.Person, row.Sentence });
        modelBuilder.Entity<EditionRow>().HasKey(row => new { row.Organisation, row.Number });
        modelBuilder.Entity<SpentTicketRow>().HasKey(row => new { row.Organisation, row.Mark });
        modelBuilder.Entity<EndedSessionRow>().HasKey(row => new { row.Organisation, row.Mark });
        modelBuilder.Entity<UnusualRow>().HasKey(row => new { row.Organisation, row.Mark });
        modelBuilder.Entity<ReminderRow>().HasKey(row => new { row.Organisation, row.Mark });
        modelBuilder.Entity<ErasureOrderRow>().HasKey(row => new { row.Organisation, row.Id });
        modelBuilder.Entity<RetentionRow>().HasKey(row => new { row.Organisation, row.Kind });
        modelBuilder.Entity<RetentionDoneRow>().HasKey(row => new { row.Organisation, row.Id });
        modelBuilder.Entity<AppointmentRow>().HasIndex(row => new { row.Organisation, row.Coach, row.Begins });
        modelBuilder.Entity<EditionRow>().Property(row => row.Number).ValueGeneratedNever();
        modelBuilder.Entity<ProfessionalRow>().Property(row => row.Reminders).HasDefaultValue(true);
        modelBuilder.Entity<ProfessionalRow>().Property(row => row.Language).HasDefaultValue("nl");
        modelBuilder.Entity<PersonRow>().Property(row => row.Mode).HasDefaultValue(PersonRow.Confidential);
        modelBuilder.Entity<PersonRow>().Property(row => row.Weeks).HasDefaultValue(13);

        modelBuilder.HasTraining();

        OfOrganisation<PersonRow>(modelBuilder);
        OfOrganisation<CodeRow>(modelBuilder);
        OfOrganisation<LinkRow>(modelBuilder);
        OfOrganisation<TickRow>(modelBuilder);
        OfOrganisation<ProfessionalRow>(modelBuilder);
        OfOrganisation<AccessRow>(modelBuilder);
        OfOrganisation<AccessAnchorRow>(modelBuilder);
        OfOrganisation<FactRow>(modelBuilder);
        modelBuilder.Entity<FactRow>().HasQueryFilter("beside", row => row.Beside == Beside);
        OfOrganisation<SourceRow>(modelBuilder);
        OfOrganisation<SetAsideRow>(modelBuilder);
        OfOrganisation<ErasedRow>(modelBuilder);
        OfOrganisation<TalkRow>(modelBuilder);
        OfOrganisation<AppointmentRow>(modelBuilder);
        OfOrganisation<HiddenSentenceRow>(modelBuilder);
        OfOrganisation<EditionRow>(modelBuilder);
        OfOrganisation<SpentTicketRow>(modelBuilder);
        OfOrganisation<EndedSessionRow>(modelBuilder);
        OfOrganisation<UnusualRow>(modelBuilder);
        OfOrganisation<ReminderRow>(modelBuilder);
        OfOrganisation<ErasureOrderRow>(modelBuilder);
        OfOrganisation<RetentionRow>(modelBuilder);
        OfOrganisation<RetentionDoneRow>(modelBuilder);
        OfOrganisation<TraineeRow>(modelBuilder);
        OfOrganisation<EvidenceRow>(modelBuilder);
        OfOrganisation<ProgressRow>(modelBuilder);
        OfOrganisation<SessionRow>(modelBuilder);
        OfOrganisation<SeatRow>(modelBuilder);
        OfOrganisation<TrainingStatementRow>(modelBuilder);
        OfOrganisation<StandingRow>(modelBuilder);
        OfOrganisation<BadgeRow>(modelBuilder);
        OfOrganisation<BadgeKeyRow>(modelBuilder);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IOfOrganisation>())
        {
            if (entry.State is not (EntityState.Unchanged or EntityState.Detached) && entry.Entity.Organisation != Organisation)
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of another organisation cannot be written here.");
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void OfOrganisation<TRow>(ModelBuilder model) where TRow : class, IOfOrganisation =>
        model.Entity<TRow>().HasQueryFilter("organisation", row => row.Organisation == Organisation);
}

internal sealed class SqliteCompanionDb(DbContextOptions<SqliteCompanionDb> options) : CompanionDb(options);

internal sealed class PostgresCompanionDb(DbContextOptions<PostgresCompanionDb> options) : CompanionDb(options);

/// <summary>For <c>dotnet ef migrations add</c> only.</summary>
internal sealed class CompanionDesign : IDesignTimeDbContextFactory<SqliteCompanionDb>, IDesignTimeDbContextFactory<PostgresCompanionDb>
{
    SqliteCompanionDb IDesignTimeDbContextFactory<SqliteCompanionDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCompanionDb>().UseSqlite("Data Source=design.db").Options);

    PostgresCompanionDb IDesignTimeDbContextFactory<PostgresCompanionDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCompanionDb>()
            .UseNpgsql("Host=design", npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", "companion")).Options);
}
