using System.Net;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Mail;
using ReturnToWork.Companion.Training.Importing;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>Who was trained earlier comes in from a file: looked at first, then all of it or nothing.</summary>
public sealed class ImportTests
{
    private const string Head = "organisatie;mail;naam;onderdeel;bewijs;dag\r\n";

    private static readonly DateOnly Today = new(2026, 11, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_file_is_shown_first_then_kept_and_the_second_time_changes_nothing(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine);
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var file = Head + string.Concat(((string[])["P0", "P1", "P2", "P3", "P4", "P4.rollenspel", "P5"]).Select(code => $"groenrijk;Carla@groenrijk.example;Carla;{code};eerdere-training;{Day(app, -30)}\r\n"));
        (await tineke.GetAsync("/training/import")).Status.ShouldBe(HttpStatusCode.OK);
        var shown = await tineke.PostFileAsync("/training/import", "file", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(file)], "lijst.csv");
        shown.Text.ShouldContain("Nieuw in de opleiding.");
        (await CountAsync(app)).ShouldBe((0, 0));

        (await tineke.PostAsync("/training/import?handler=Take", ("pasted", file))).Text.ShouldContain("Het is bewaard. Aantal regels: 7.");
        (await CountAsync(app)).ShouldBe((1, 7));
        await using (var db = await app.OpenAsync(TrainingScene.Tenant))
        {
            (await db.Progress.AsNoTracking().SingleAsync(Ct)).State.ShouldBe("basis-ready");
            var carla = await db.Trainees.AsNoTracking().SingleAsync(Ct);
            (carla.Employer, carla.Subject, carla.Actor.Length).ShouldBe(("groenrijk", null, 32));
            app.Services.GetRequiredService<MailAddresses>().Open(TrainingScene.Tenant, carla.SealedMail!).ShouldBe("carla@groenrijk.example");
            (await db.Evidence.AsNoTracking().Select(row => row.By + row.Kind + row.Reason).Distinct().ToListAsync(Ct)).ShouldBe(["tineke-1importedeerdere-training"]);
        }

        (await tineke.PostAsync("/training/import", ("pasted", file))).Text.ShouldContain("Aantal regels dat er al stond: 7.");
        await tineke.PostAsync("/training/import?handler=Take", ("pasted", file));
        (await CountAsync(app)).ShouldBe((1, 7));
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_kept_though_somebody_says_yes()
    {
        await using var app = await CompanionApp.StartAsync();
        using var tineke = await app.SignedInAsync(SomePeople.Tineke);
        var file = $"{Head}groenrijk;a@a.example;Carla;P3;eerdere-training;{Day(app, -9)}\ndekade;b@b.example;Bo;P3;eerdere-training;{Day(app, -9)}\ngroenrijk;a@a.example;Carla;P11;eerdere-training;{Day(app, -9)}\ngroenrijk;a@a.example;Carla;P4;<b>zomaar</b>;{Day(app, -9)}\n";
        await tineke.GetAsync("/training/import");
        var shown = await tineke.PostAsync("/training/import?handler=Take", ("pasted", file));
        foreach (var sentence in (string[])["Regel 3: ‘dekade’ ken je hier niet.", "Regel 4: ‘P11’ is geen onderdeel", "Regel 5: ‘<b>zomaar</b>’ is geen bewijs"]) shown.Text.ShouldContain(sentence);
        shown.Html.ShouldNotContain("<b>zomaar");
        (await CountAsync(app)).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Only_a_trainer_takes_people_in_and_two_yeses_at_once_make_one_of_each()
    {
        await using var app = await CompanionApp.StartAsync();
        using var anna = await app.SignedInAsync(SomePeople.Anna);
        (await anna.GetAsync("/training/import")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var file = $"{Head}groenrijk;a@a.example;Carla;P3;diploma;{Day(app, -9)}\n";
        var book = app.Services.GetRequiredService<ImportBook>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => book.TakeInAsync(TrainingScene.Tenant, "tineke-1", file, Ct))));
        (await CountAsync(app)).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("", "1 empty")]
    [InlineData("organisatie;mail;naam;onderdeel;bewijs;dag", "1 empty")]
    [InlineData("organisatie;mail;naam;onderdeel;bewijs\nx", "1 column")]
    [InlineData(Head + "g;a@b.nl;Jo;P3;diploma", "2 cells")]
    [InlineData(Head + "g;a@b.nl;;P3;diploma;2024-05-31", "2 bare")]
    [InlineData(Head + "g;a@b.nl;=1+1;P3;diploma;2024-05-31", "2 formula")]
    [InlineData(Head + "g;Jo <a@b.nl>;Jo;P3;diploma;2024-05-31", "2 mail")]
    [InlineData(Head + "\r\n\r\ng;a@b.nl;Jo;P3;diploma;31 mei", "4 day")]
    [InlineData(Head + "g;a@b.nl;Jo;P3;diploma;2026-11-24", "2 when")]
    [InlineData(Head + "g;a@b.nl;\"Jo\nan\";P3;diploma;2024-05-31\ng;a@b.nl;Jo;P3;diploma;x", "2 long|4 day")]
    [InlineData(Head + "g;a@b.nl;Jo;P3;diploma;2024-05-31\ng;A@b.nl;Jan;P4;diploma;2024-05-31\ng;a@b.nl;Jo;P3;diploma;31-5-2024", "3 names|4 twice")]
    [InlineData("day\tname\temail\n", "1 column")]
    [InlineData("day,NAME,e-mail,organisation,part,evidence\n31-5-2024,\"Jo \"\"de\"\" Wit\",a@b.nl,g,P3,diploma\n", "")]
    public void Each_bad_line_has_its_number_and_what_to_mend(string text, string problems) =>
        string.Join('|', ImportReader.Read(text, Today).Problems.Select(one => $"{one.Number} {one.Key.Replace("training.import.wrong.", "", StringComparison.Ordinal)}")).ShouldBe(problems);

    [Fact]
    public void Whatever_the_cells_hold_they_come_back_as_they_were() =>
        Gen.Select(Gen.Char[" ;,\t\"\r\naé=ß"].Array[0, 12].Select(signs => new string(signs)).Array[1, 6].Array[1, 8], Gen.Char[";,\t"]).Sample((lines, separator) =>
        {
            // The first line says which separator it is.
            var head = string.Join(separator, Enumerable.Repeat("kop", 2));
            var text = head + "\r\n" + string.Concat(lines.Select(line => string.Join(separator, line.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
            var read = CsvText.Split(text).Skip(1).Select(line => string.Join('|', line.Cells));
            return read.SequenceEqual(lines.Where(line => line.Any(cell => cell.Trim().Length > 0)).Select(line => string.Join('|', line.Select(cell => cell.Trim()))));
        });

    private static string Day(CompanionApp app, int ahead) => app.Clock.GetUtcNow().AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<(int Trainees, int Evidence)> CountAsync(CompanionApp app)
    {
        await using var db = await app.OpenAsync(TrainingScene.Tenant);
        return (await db.Trainees.CountAsync(Ct), await db.Evidence.CountAsync(Ct));
    }
}
