using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion;

/// <summary>Looks behind the front door, where a test has to know what was written down.</summary>
internal static class Inside
{
    extension(CompanionApp app)
    {
        public async Task<CompanionDb> OpenAsync(string organisation) => await app.Services.GetRequiredService<CompanionStore>().OpenAsync(organisation, TestContext.Current.CancellationToken);

        public async Task<List<AccessRow>> AccessRowsAsync(string organisation)
        {
            await using var db = await app.OpenAsync(organisation);
            return await db.AccessLog.AsNoTracking().OrderBy(row => row.Number).ToListAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>The day of now where people live: late in the evening of UTC it is tomorrow there.</summary>
        public DateOnly Today() => app.Services.GetRequiredService<ReturnToWork.Companion.Texts.Days>().DayOf(app.Clock.GetUtcNow());

        /// <summary>Waits until the intake has read this statement.</summary>
        public async Task HasReadAsync(Guid statement, string organisation = "groenrijk")
        {
            for (var tries = 0; tries < 200; tries++)
            {
                await using var db = await app.OpenAsync(organisation);
                if (await db.Facts.AnyAsync(fact => fact.Statement == statement, TestContext.Current.CancellationToken)) return;
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }

            throw new ShouldAssertException($"The intake did not read {statement} within ten seconds.");
        }
    }

    /// <summary>Takes the database's own guard off the access log, as whoever holds the database could; not through our context, which would stop it.</summary>
    public static async Task SwitchOffGuardAsync(this CompanionDb db)
    {
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql() ? "ALTER TABLE companion.\"AccessLog\" DISABLE TRIGGER ALL" : "DROP TRIGGER access_log_no_change; DROP TRIGGER access_log_no_loss";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
