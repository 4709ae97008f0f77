using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Records;
using ReturnToWork.Companion.Training;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.TestKit.Companion;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training.Badges;

/// <summary>A professional who was trained, and the certificates of that.</summary>
internal sealed record AHolder(CompanionApp App, StubProfessional Who, Guid Trainee, string Trainer)
{
    public const string Address = "https://begeleiders.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public string Tenant => TrainingTenant.Of(Trainer);

    /// <summary>Settings with which certificates can be issued.</summary>
    public static Dictionary<string, string?> Settings(params (string Key, string? Value)[] more) =>
        more.Prepend(("Badges:Address", Address)).ToDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);

    public static async Task<AHolder> InAsync(CompanionApp app, string name = "Noor Öztürk", string trainer = "groenrijk", string employer = "groenrijk", string language = "nl")
    {
        var who = SomePeople.NewCoach("holder", employer);
        var row = new TraineeRow
        {
            Organisation = TrainingTenant.Of(trainer), Id = Guid.NewGuid(), Actor = Guid.NewGuid().ToString("N"), Employer = employer, Subject = who.Subject, Language = language,
            SealedName = app.Services.GetRequiredService<CallNames>().Seal(TrainingTenant.Of(trainer), name), ProtocolVersion = "1.0", Invited = app.Clock.GetUtcNow(),
        };
        await using var db = await app.OpenAsync(row.Organisation);
        db.Add(row);
        await db.SaveChangesAsync(Ct);
        return new AHolder(app, who, row.Id, trainer);
    }

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(App.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).DateTime);

    public Certification Certification(DateOnly? from = null, DateOnly? until = null) => new(Trainee, from ?? Today, until ?? (from ?? Today).AddMonths(24), "1.0", Modules());

    public Task<Issued> IssueAsync(Certification? certification = null) => App.Services.GetRequiredService<IssueBadge>().OnceAsync(Trainer, certification ?? Certification(), Ct);

    /// <summary>Issues one and gives it.</summary>
    public async Task<KeptCertificate> CertifiedAsync(Certification? certification = null)
    {
        (await IssueAsync(certification)).ShouldBe(Issued.Now);
        return (await AllAsync()).First(held => held.RevokedFor is null).Kept!;
    }

    public Task<IReadOnlyList<HeldCertificate>> AllAsync() => App.Services.GetRequiredService<CertificateBook>().OfAsync(Tenant, Trainee, Ct);

    public async Task RevokeAsync(Guid badge, string reason) => (await App.Services.GetRequiredService<RevokeBadge>().NowAsync(Tenant, Trainee, badge, reason, Ct)).ShouldBeTrue();

    /// <summary>Pastes it on the public page.</summary>
    public async Task<string> CheckAsync(string credential)
    {
        using var visitor = App.Visitor();
        await visitor.GetAsync("/certificate");
        return StateOf(await visitor.PostAsync("/certificate?handler=Check", ("credential", credential)));
    }

    public static string StateOf(Seen seen) => System.Text.RegularExpressions.Regex.Match(seen.Html, "verdict\" data-state=\"([a-z]+)\"").Groups[1].Value;

    public static List<CertifiedModule> Modules() =>
    [
        Module("P0", "Start", "Start", 1), Module("P1", "Privacy in verzuimbegeleiding", "Privacy in absence coaching", 2), Module("P2", "IGM", "The behaviour model", 5), Module("P3", "Basisdag 1", "Basic day 1", 9),
        Module("P4", "Basisdag 2", "Basic day 2", 16), Module("P5", "De zes thema's zelf doen", "Do the six themes yourself", 20), Module("P6", "Praktijk", "Practice", 50), Module("P7", "Terugkomdag", "Return day", 60),
        Module("P8", "Feedback", "Feedback", 150),
    ];

    private static CertifiedModule Module(string code, string dutch, string english, int day) =>
        new(code, new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = dutch, ["en"] = english }, "1.0", new DateOnly(2026, 1, 5).AddDays(day));
}
