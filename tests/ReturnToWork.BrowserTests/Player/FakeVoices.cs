using System.Text.Json;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>A browser's voices that say nothing and remember everything; a test plays the events that a voice would send.</summary>
internal static class FakeVoices
{
    public const string Dutch = "[{ lang: 'nl-NL', localService: true, name: 'Xander' }]";

    /// <param name="voices">JavaScript that gives the list, asked each time.</param>
    /// <param name="starts">Whether a voice that is asked begins to speak.</param>
    /// <param name="fails">The error it sends instead.</param>
    public static string Script(string voices = Dutch, bool starts = true, string? fails = null) => $$"""
        globalThis.spoken = [];
        globalThis.calls = [];
        globalThis.born = Date.now();
        globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        const list = {{voices}};
        globalThis.changed = [];
        Object.defineProperty(globalThis, 'speechSynthesis', { value: {
          getVoices: () => typeof list === 'function' ? list() : list,
          addEventListener: (name, act) => { if (name === 'voiceschanged') changed.push(act); },
          pause() { calls.push('pause'); }, resume() { calls.push('resume'); }, cancel() { calls.push('cancel'); },
          speak(utterance) {
            calls.push('speak');
            spoken.push(utterance);
            if ({{(fails is null ? "false" : "true")}}) setTimeout(() => utterance.onerror?.({ error: '{{fails}}' }));
            else if ({{(starts ? "true" : "false")}}) setTimeout(() => utterance.onstart?.());
          },
        } });
        """;

    public static async Task<string[]> SpokenAsync(this ThemeInBrowser theme) =>
        JsonSerializer.Deserialize<string[]>(await theme.Page.EvaluateAsync<string>("JSON.stringify(spoken.map(({ text }) => text))"))!;

    /// <summary>The voice has said what it was given last.</summary>
    public static Task EndAsync(this ThemeInBrowser theme) => theme.Page.EvaluateAsync("spoken.at(-1).onend()");

    /// <summary>What is marked under this name, empty when nothing is.</summary>
    public static async Task<string> MarkedAsync(this ThemeInBrowser theme, string name) =>
        (await theme.Page.EvaluateAsync<string>("(name) => [...(CSS.highlights.get(name) ?? [])].join()", name)).Trim();

    /// <summary>Says everything to the end; what was said, in order.</summary>
    public static async Task<string[]> AllSpokenAsync(this ThemeInBrowser theme)
    {
        await theme.Page.EvaluateAsync("""
            () => { for (let said = -1; said !== spoken.length;) { said = spoken.length; spoken.at(-1)?.onend(); } }
            """);
        return await theme.SpokenAsync();
    }
}
