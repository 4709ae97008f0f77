using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ReturnToWork.Xapi;

namespace ReturnToWork.Bench;

/// <summary>What reading a statement strictly costs, beside parsing the same bytes as JSON (issue 2: at most five times).</summary>
internal static class ValidationCost
{
    private const int Together = 2_000;

    // About 1 KB, as course players say it: account, four languages, score, registration, context activities, an extension.
    private static readonly byte[] Statement = Encoding.UTF8.GetBytes("""
        {"id":"6f1d1c9e-7f0b-4a53-9a55-0d3a4f5b6c70","actor":{"objectType":"Agent","account":{"homePage":"https://returntowork.example/people/groenrijk","name":"q7m2c4x9k1zt"}},"verb":{"id":"http://adlnet.gov/expapi/verbs/passed","display":{"nl-NL":"geslaagd voor","en":"passed"}},"object":{"objectType":"Activity","id":"https://returntowork.example/theme/3/kleine-stap","definition":{"type":"http://adlnet.gov/expapi/activities/lesson","name":{"nl-NL":"Een kleine stap","en":"A small step"},"description":{"nl-NL":"Kies één kleine stap voor deze week","en":"Choose one small step for this week"}}},"result":{"score":{"scaled":0.85,"raw":85,"min":0,"max":100},"success":true,"completion":true,"duration":"PT12M30.5S"},"context":{"registration":"0b6f4c1e-2d3a-4e5f-8a9b-1c2d3e4f5a6b","language":"nl-NL","contextActivities":{"parent":[{"id":"https://returntowork.example/theme/3"}],"category":[{"id":"https://w3id.org/xapi/cmi5/context/categories/cmi5"}]},"extensions":{"https://w3id.org/xapi/cmi5/context/extensions/sessionid":"3f8a2b1c"}},"timestamp":"2026-11-22T09:30:01.123Z"}
        """);

    public static void Run(int rounds)
    {
        var (parse, read, prepare) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            parse.Add(Time(static () => JsonDocument.Parse(Statement).Dispose()));
            read.Add(Time(static () => StatementReader.Read(Statement)));
            prepare.Add(Time(static () => Prepare(StatementReader.Read(Statement).Statement!)));
        }

        // The best of many: others on this machine only ever make it slower.
        var (baseline, reading, all) = (parse.Min(), read.Min(), prepare.Min());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a statement of {Statement.Length} bytes, best of {rounds} × {Together}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  JsonDocument.Parse           {baseline,7:F2} µs"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  StatementReader.Read         {reading,7:F2} µs   ratio {reading / baseline:F2}   goal ≤ 5   {(reading <= 5 * baseline ? "met" : "MISSED")}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  with content hash and links  {all,7:F2} µs   ratio {all / baseline:F2}"));
    }

    private static void Prepare(Statement statement)
    {
        StatementContent.Hash(statement);
        StatementLinks.Agents(statement);
        StatementLinks.Activities(statement);
    }

    private static double Time(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Together; i++) act();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Together;
    }
}
