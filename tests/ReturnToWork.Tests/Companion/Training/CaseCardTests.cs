using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnToWork.Companion.Training.Cards;
using ReturnToWork.TestKit;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using ReturnToWork.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>The case card for intervision: it warns, it prints, and it is kept nowhere.</summary>
public sealed class CaseCardTests
{
    private static readonly (string Kind, string Text)[] Known =
    [
        ("name", "Ik sprak met Fatima over haar werk."), ("name", "Gisteren kwam Van Dijk langs, en toen Kees."), ("name", "Mevrouw jansen was boos."), ("name", "Er is iemand die heet pieter."),
        ("name", "Toen zei Xantharion dat het niet ging."), ("name", "I met with mr Smith."), ("name", "Fa\u00ADtima was er."), ("name", "Rene\u0301 kwam te laat."),
        ("birth", "geboren in Utrecht"), ("birth", "op 3-4-1984"), ("birth", "3 april 1984"), ("birth", "1984-04-03"), ("birth", "een man van 43 jaar"), ("birth", "een 43-jarige medewerker"), ("birth", "sinds 1971 in dienst"), ("birth", "born on April 3, 1984"),
        ("number", "bsn 123456782"), ("number", "bel 06-12345678"), ("number", "kees@example.nl"), ("number", "3511 AB"), ("number", "Dorpsstraat 12"),
        ("medical", "hij heeft een depressie"), ("medical", "ze heeft ADHD"), ("medical", "een burn-out"), ("medical", "de diagnose is nog niet rond"), ("medical", "na de chemo"), ("medical", "een hartinfarct"), ("medical", "slikt pillen"), ("medical", "she was diagnosed"), ("medical", "zwangerschap"),
    ];

    private static readonly string[] Fine =
    [
        "De medewerker kwam twee keer niet op een afspraak. Ik wist niet wat ik kon zeggen.", "Ik vond het lastig om stil te zijn. Daarna vroeg ik: wat wil jij?", "We spraken af om het met een kleine stap te proberen.",
        "The employee said nothing for a long time. I asked what would help.", "Hoe kan ik vragen wat iemand wil, zonder te duwen?",
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> KnownOnes => [.. Known];

    public static TheoryData<string> FineOnes => [.. Fine];

    [Theory, MemberData(nameof(KnownOnes))]
    public void Names_birth_dates_numbers_and_illnesses_are_warned_about(string kind, string text) => CardWarnings.In(text).Select(one => one.Kind).ShouldContain(kind, text);

    [Theory, MemberData(nameof(FineOnes))]
    public void A_case_without_anybody_in_it_gets_no_warning(string text) => CardWarnings.In(text).ShouldBeEmpty();

    [Fact]
    public void Any_text_is_looked_at_quickly_and_without_a_surprise() =>
        Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.Char[" .-/@,\n"], Gen.Char), 0, CaseCard.Longest].Sample(text => CardWarnings.In(text).Count >= 0, iter: 500, threads: 1);

    [Fact]
    public async Task The_browser_warns_about_the_same_as_the_server()
    {
        string[] texts = [.. Known.Select(one => one.Text), .. Fine, .. Known.Select((one, index) => $"{one.Text} {Known[(index * 7) % Known.Length].Text}\n{Fine[index % Fine.Length]}")];
        var assets = Path.Combine(Repository.Root, "src", "ReturnToWork.Companion");
        var script = $$"""
            import { readFileSync } from "node:fs";
            import { warningsIn } from {{JsonSerializer.Serialize(new Uri(Path.Combine(assets, "assets", "case-card.js")).AbsoluteUri)}};
            const lists = JSON.parse(readFileSync({{JsonSerializer.Serialize(Path.Combine(assets, "Training", "Cards", "case-card.json"))}}, "utf8"));
            console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(text => warningsIn(lists, text))));
            """;
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        var said = JsonSerializer.Deserialize<List<List<CardWarning>>>(await node.StandardOutput.ReadToEndAsync(Ct), JsonSerializerOptions.Web)!;
        await node.WaitForExitAsync(Ct);
        foreach (var (text, theirs) in texts.Zip(said)) theirs.ShouldBe(CardWarnings.In(text), text);
    }

    [Fact]
    public async Task Without_script_the_server_makes_the_card_and_nothing_of_it_is_kept_or_logged()
    {
        const string Mark = "een zin met qwertzui erin";
        var log = new Lines();
        await using var place = await FreshPlace.OnAsync(DataProvider.Sqlite);
        await using (var app = await CompanionApp.StartAsync(place: place, services: services => services.AddSingleton<ILoggerProvider>(log).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace))))
        {
            using var anna = await app.SignedInAsync(SomePeople.Anna);
            await anna.GetAsync("/training/own/card");
            var made = await anna.PostAsync("/training/own/card", ("situation", Mark), ("difficult", "Ik <b>schrok</b>."), ("tried", ""), ("question", "Wat nu?"));
            made.Html.ShouldContain($"data-field=\"situation\">{Mark}<");
            made.Text.ShouldContain("Vraag naar de feiten");
            made.Html.ShouldContain("&lt;b&gt;schrok");
            made.Answer.Headers.CacheControl!.NoStore.ShouldBeTrue();

            var warned = await anna.PostAsync("/training/own/card", ("situation", "Fatima heeft een depressie."), ("difficult", ""), ("tried", ""), ("question", ""));
            warned.Text.ShouldContain("‘Fatima’ lijkt een naam.");
            warned.Text.ShouldContain("‘depressie’ gaat over iemands gezondheid.");
            warned.Html.ShouldContain("Fatima heeft een depressie.</textarea>");
            warned.Html.ShouldNotContain("data-field=\"situation\">Fatima");
            (await anna.PostAsync("/training/own/card", ("situation", "Fatima heeft een depressie."), ("checked", "true"))).Html.ShouldContain("data-field=\"situation\">Fatima");
            await anna.GetAsync("/training/own/card");
            anna.Page!.Html.ShouldNotContain("qwertzui");
        }

        log.All.ShouldNotContain("qwertzui");
        log.All.ShouldNotContain("depressie");
        FileSearch.Holding(place.Directory, "qwertzui").ShouldBeEmpty();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

        public string All => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
