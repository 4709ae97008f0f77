using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training.Statements;
using ReturnToWork.TestKit.Companion;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>Professionals of the training of groenrijk, and a store for what is said of them.</summary>
internal static class TrainingScene
{
    public const string Tenant = "groenrijk.training";

    /// <summary>Settings with a record store for the training.</summary>
    public static Dictionary<string, string?> WithStore(string endpoint, string key = "companion-training", string secret = "training-secret") => new()
    {
        ["Intake:Sources:2:Organisation"] = Tenant, ["Intake:Sources:2:Endpoint"] = endpoint, ["Intake:Sources:2:Key"] = key, ["Intake:Sources:2:Secret"] = secret,
    };

    extension(CompanionApp app)
    {
        /// <summary>A professional who follows the training, with the account that this coach signs in with.</summary>
        public async Task<TraineeRow> TraineeAsync(StubProfessional coach, string tenant = Tenant)
        {
            await using var db = await app.OpenAsync(tenant);
            var row = new TraineeRow
            {
                Organisation = tenant, Id = Guid.NewGuid(), Actor = Guid.NewGuid().ToString("N"), Employer = coach.Organisation!, Subject = coach.Subject,
                SealedName = app.Services.GetRequiredService<CallNames>().Seal(tenant, coach.Name), ProtocolVersion = "1", Invited = app.Clock.GetUtcNow(),
            };
            db.Add(row);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return row;
        }

        /// <summary>Sends what is to be sent.</summary>
        public Task<bool> SendTrainingAsync() => app.Services.GetRequiredService<SendTrainingStatements>().LookAsync(TestContext.Current.CancellationToken);

        public async Task<Guid> SaidAsync(TraineeRow who, TrainingWord word, string code, string occasion = "once")
        {
            await using var db = await app.OpenAsync(who.Organisation);
            var id = await app.Services.GetRequiredService<TrainingStatements>().SayAsync(db, who, word, code, occasion, app.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return id;
        }

        public async Task TakenBackAsync(TraineeRow who, Guid statement)
        {
            await using var db = await app.OpenAsync(who.Organisation);
            await app.Services.GetRequiredService<TrainingStatements>().TakeBackAsync(db, who.Id, statement, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
    }
}
