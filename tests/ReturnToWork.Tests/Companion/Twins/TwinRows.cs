using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Pairing;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit.Companion;
using Xunit;

namespace ReturnToWork.Tests.Companion.Twins;

/// <summary>
/// A row in every table of one organisation, with the same keys in each organisation and the organisation's mark in every text. A new table is filled by itself; a column that
/// a page looks up as a code gets its value in <see cref="Known"/>.
/// </summary>
internal sealed class TwinRows(CompanionApp app, string organisation, string mark, string digits)
{
    // What the intake and the jobs write on their own account.
    private static readonly Type[] Restless = [typeof(SourceRow), typeof(RetentionRow), typeof(ReminderRow), typeof(UnusualRow)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => app.Clock.GetUtcNow();

    /// <summary>Who signs in with this role, in either organisation.</summary>
    public static string SubjectOf(string role) => $"twin-{role}";

    /// <param name="number">Counts the sets of rows of one organisation.</param>
    /// <param name="id">Every id of the set.</param>
    public async Task PlantAsync(int number, Guid id)
    {
        await using var db = await app.OpenAsync(organisation);
        foreach (var table in db.Model.GetEntityTypes().Where(table => typeof(IOfOrganisation).IsAssignableFrom(table.ClrType)))
        {
            var row = RuntimeHelpers.GetUninitializedObject(table.ClrType);
            foreach (var column in table.GetProperties()) column.PropertyInfo!.SetValue(row, Known(table.ClrType, column.Name, number, id) ?? AnyOf(column.ClrType, column.Name, column.IsNullable, number, id));
            db.Add(row);
        }

        db.Add(new FactRow
        {
            Organisation = organisation, Statement = Guid.NewGuid(), Source = "s", Learner = $"learner-{number}", Kind = FactKind.Paired, Theme = "3", At = Now, Pairing = HashOf(number),
            Codes = JsonSerializer.Serialize(FactCodes.None with { Sees = "topics" }, JsonSerializerOptions.Web),
        });
        await db.SaveChangesAsync(Ct);
    }

    public async Task PlantProfessionalAsync(string subject, string role)
    {
        await using var db = await app.OpenAsync(organisation);
        db.Add(new ProfessionalRow { Organisation = organisation, Subject = subject, Name = $"{mark} {role}", Roles = role, LastSignIn = Now });
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Everything that the organisation has, as text, to see whether it changed.</summary>
    public async Task<string> AllAsync()
    {
        await using var db = await app.OpenAsync(organisation);
        List<string> rows = [];
        foreach (var table in db.Model.GetEntityTypes().Where(table => typeof(IOfOrganisation).IsAssignableFrom(table.ClrType) && !Restless.Contains(table.ClrType)))
        {
            var read = typeof(TwinRows).GetMethod(nameof(ReadAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.MakeGenericMethod(table.ClrType);
            rows.AddRange(await (Task<List<string>>)read.Invoke(null, [db])!);
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> ReadAsync<TRow>(CompanionDb db) where TRow : class =>
        [.. (await db.Set<TRow>().AsNoTracking().ToListAsync(Ct)).Select(row => $"{typeof(TRow).Name} {JsonSerializer.Serialize(row)}")];

    private static string HashOf(int number) => new((char)('a' + number), 64);

    private object? Known(Type table, string column, int number, Guid id) => (table.Name, column) switch
    {
        (_, "Organisation") => organisation,
        (_, "Coach") => SubjectOf("coach"),
        (_, "Learner") => $"learner-{number}",
        (nameof(CodeRow), "Hash") or (nameof(LinkRow), "Pairing") => HashOf(number),
        (nameof(CodeRow), "Digits") => app.Services.GetRequiredService<CodeDigits>().Seal(organisation, digits),
        (nameof(CodeRow), "Expires") => Now.AddDays(5),
        (nameof(PersonRow), "CallName") => app.Services.GetRequiredService<CallNames>().Seal(organisation, $"{mark}{number}"),
        (nameof(PersonRow), "Mode") => PersonRow.Confidential,
        (nameof(PersonRow), "Weeks") => 13,
        (nameof(LinkRow), "Confirmed") => true,
        (nameof(ProfessionalRow), "Roles") => "coach",
        (nameof(ProfessionalRow), "Language") => "nl",
        (nameof(FactRow), "Kind") => FactKind.Shared,
        (nameof(FactRow), "Theme") => "3",
        (nameof(FactRow), "Codes") => JsonSerializer.Serialize(FactCodes.None with { What = ["topics", "ask"], Topics = ["mijn-plan"] }, JsonSerializerOptions.Web),
        (nameof(TalkRow), "Topics") => "mijn-plan",
        (nameof(TalkRow), "Agreement") => ReturnToWork.Companion.Talks.TalkCodes.Agreements[0],
        (nameof(TalkRow), "Sentences") => "W1.O",
        (nameof(AppointmentRow), "Begins") => Now.AddDays(1),
        (nameof(AppointmentRow), "Minutes") => 45,
        (nameof(HiddenSentenceRow), "Sentence") => "W1.O",
        (nameof(EditionRow), "Content") => """{"sentences":{"nl":{"W1.O":{"text":"MARK zin","since":1},"K2.O":{"text":"MARK zin","since":1}}},"rulesOff":[]}""".Replace("MARK", mark, StringComparison.Ordinal),
        (nameof(ErasureOrderRow), "Receipt") => new ReturnToWork.Companion.Rights.ErasureReceipt { Cleaned = true }.Write(),
        (nameof(ErasureOrderRow), "By") => "employee",
        // What is done waits for no job.
        (nameof(ErasureOrderRow), "Done") or (nameof(ReminderRow), "Sent") => Now,
        (nameof(TraineeRow), "Language") => "nl",
        (nameof(TraineeRow), "Employer") => organisation,
        (nameof(TrainingStatementRow), "Sent") => Now,
        (nameof(SpentTicketRow), "Expires") => Now.AddDays(1),
        _ => null,
    };

    private object? AnyOf(Type type, string column, bool nullable, int number, Guid id)
    {
        if (nullable) return type == typeof(string) && column is not ("Fidelity" or "Trouble" or "GivenUp" or "Outcome" or "SealedMail" or "Mode" or "Provider") ? $"{mark}-{column}-{number}" : null;
        if (type == typeof(string)) return $"{mark}-{column}-{number}";
        if (type == typeof(Guid)) return id;
        if (type == typeof(DateTimeOffset)) return Now;
        if (type == typeof(DateOnly)) return DateOnly.FromDateTime(Now.UtcDateTime);
        if (type == typeof(bool)) return false;
        return Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
