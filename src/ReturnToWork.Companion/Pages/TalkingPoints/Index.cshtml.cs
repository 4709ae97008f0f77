using Microsoft.AspNetCore.Mvc;
using ReturnToWork.Companion.Coaching;
using ReturnToWork.Companion.Coaching.House;
using ReturnToWork.Companion.Settings;

namespace ReturnToWork.Companion.Pages;

/// <summary>For the administrator: the organisation's edition of sentences and rules, and its versions. Nothing of employees.</summary>
internal sealed class TalkingPointsModel(EditionBook book, ChangeEdition change, Organisations organisations) : CompanionPage
{
    public string Organisation => organisations.NameOf(Me.Organisation);

    public Edition Edition { get; private set; } = Edition.Original;

    public IReadOnlyList<EditionEntry> Versions { get; private set; } = [];

    /// <summary>Sentences in groups: how a talk begins and ends, W1 to K5, further wordings, the steps of the method.</summary>
    public static IReadOnlyList<(string Group, IReadOnlyList<string> Sentences)> Groups { get; } =
        [.. Catalogue.Current.Sentences.GroupBy(GroupOf, StringComparer.Ordinal).Select(group => (group.Key, (IReadOnlyList<string>)[.. group]))];

    /// <summary>Every rule that can be switched off.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. TalkSheet.Rules.Select(rule => rule.Code).Distinct(StringComparer.Ordinal)];

    /// <summary>Key of what the last action did.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Edition = await book.NewestAsync(Me.Organisation, ct);
        Versions = await book.AllAsync(Me.Organisation, ct);
    }

    public async Task<IActionResult> OnPostRuleAsync(string? rule, bool on, int version, CancellationToken ct)
    {
        if (rule is null || !Rules.Contains(rule, StringComparer.Ordinal)) return BadRequest();
        Said = (await change.RuleAsync(Me, version, rule, on, ct)).Said;
        return LocalRedirect("/talking-points");
    }

    private static string GroupOf(string sentence) => sentence.Split('.')[0] switch
    {
        "open" or "close" => "frame",
        "step" => "step",
        ['W' or 'K', _] and var determinant => determinant,
        _ => "more",
    };
}
