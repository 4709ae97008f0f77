using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReturnToWork.BrowserTests;

/// <summary>What a checking program finds on a page as it is now, by the rules of WCAG 2.2 up to AA.</summary>
internal static class Axe
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    private static readonly string Program = new BundledAxeScriptProvider().GetScript();

    // What passed is not asked for: it is a hundred times what is broken.
    private const string Look = """
        async ([tags, contrast]) => (await axe.run(document, { runOnly: { type: 'tag', values: tags }, rules: contrast ? { 'color-contrast-enhanced': { enabled: true } } : {}, resultTypes: ['violations'] }))
          .violations.map(({ id, help, nodes }) => `${id} ${help}: ${nodes.map(({ html }) => html).join(' | ')}`)
        """;

    /// <param name="contrastOfSeven">1.4.6 (AAA) as well: text 7 : 1.</param>
    /// <returns>A line per broken rule, with where; empty when there is nothing.</returns>
    public static async Task<IReadOnlyList<string>> AxeAsync(this IPage page, bool contrastOfSeven = false)
    {
        if (page.Frames.Count > 1) return await WithFramesAsync(page, contrastOfSeven);
        // Brought in once a page. The package brings it anew at each look, and puts the answers together in another tab, which takes longer than the looking.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in globalThis")) await page.EvaluateAsync(Program);
        return await page.EvaluateAsync<string[]>(Look, new object[] { Tags, contrastOfSeven });
    }

    private static async Task<IReadOnlyList<string>> WithFramesAsync(IPage page, bool contrastOfSeven)
    {
        var found = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Tags] },
            Rules = contrastOfSeven ? new Dictionary<string, RuleOptions>(StringComparer.Ordinal) { ["color-contrast-enhanced"] = new() { Enabled = true } } : null,
            ResultTypes = [ResultType.Violations],
        });
        return [.. found.Violations.Select(violation => $"{violation.Id} {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")];
    }
}
