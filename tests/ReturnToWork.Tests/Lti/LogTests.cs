using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>What the room writes down: a code and a reference. A log is read by people who have no business with learners.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task A_log_line_holds_a_code_and_a_reference_and_nothing_of_a_person()
    {
        using Lines lines = new();
        await using var tool = await ToolUnderTest.StartAsync(logs: lines);
        var (good, bad, forged) = (await tool.BeginAsync(), await tool.BeginAsync(), await tool.BeginAsync());
        foreach (var (begun, sample) in new[] { (good, "good-email-only"), (bad, "V12-sub-missing"), (forged, "V2-signature-wrong") }) await begun.PostAsync(begun.Token(sample));

        var ours = lines.Written.Where(line => line.Category.StartsWith("ReturnToWork.Lti", StringComparison.Ordinal)).Select(line => line.Text).ToList();

        var refusals = tool.Receiver.Refusals.ToList();
        refusals.Count.ShouldBe(2);
        foreach (var refusal in refusals) ours.ShouldContain($"LTI refused {refusal.Code}, reference {refusal.Reference}");
        foreach (var secret in new[] { good.State, good.Nonce, good.Token(), "kim@lms.example", "a6d5c443", "Bearer" }) ours.ShouldNotContain(line => line.Contains(secret));
    }

    private sealed class Lines : ILoggerProvider
    {
        public ConcurrentQueue<(string Category, string Text)> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class Line(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Written.Enqueue((category, formatter(state, exception)));
        }
    }
}
