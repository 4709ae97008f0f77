using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti;

/// <summary>More than a hundred ways to spell somebody else's address, as the target of a login and of a launch.</summary>
public sealed class RedirectTests(SharedTool shared) : IClassFixture<SharedTool>
{
    // {e} the stranger, {t} our origin, {h} our host.
    private static readonly string[] Shapes =
    [
        "https://{e}", "https://{e}/themes/3", "//{e}", "//{e}/themes/3", "///{e}", "////{e}/themes/3", "/\\{e}", "\\\\{e}", "\\/{e}", "/\t/{e}", "https:{e}", "https:/{e}", "https:///{e}",
        "https:\\\\{e}", "ht\ntps://{e}", " https://{e}", "https://{e}#{t}/themes/3", "https://{e}?{t}/themes/3", "https://{e}/{t}/themes/3", "{t}@{e}/themes/3", "{t}:80@{e}/themes/3", "https://{h}@{e}/themes/3",
        "https://{h}%40{e}/themes/3", "https://{e}\\@{h}/themes/3", "{t}.{e}/themes/3", "https://{e}%00.{h}/themes/3", "https://{h}%2e{e}/themes/3", "{t}//{e}", "{t}/\\{e}", "{t}/%2f%2f{e}", "{t}/themes/3/../..//{e}",
        "{t}/themes/3?to=https://{e}", "{t}/themes/3#https://{e}", "{t}/themes/3;//{e}", "javascript:location='https://{e}'", "data:text/html,<script src=//{e}>", "{t}/lti/login?target_link_uri=https://{e}",
    ];

    [Fact]
    public async Task L08_no_spelling_of_another_address_ever_becomes_a_Location()
    {
        var tool = shared.Tool;
        string[] strangers = ["evil.example", "3627734734", "xn--vil-bma.example"];
        var payloads = strangers.SelectMany(stranger => Shapes.Select(shape => shape
            .Replace("{e}", stranger, StringComparison.Ordinal).Replace("{t}", tool.Address, StringComparison.Ordinal).Replace("{h}", new Uri(tool.Address).Authority, StringComparison.Ordinal))).ToList();
        payloads.Count.ShouldBeGreaterThan(100);
        tool.Receiver.Launches.Clear();
        foreach (var payload in payloads)
        {
            var begun = await tool.BeginAsync(target: payload);
            begun.Answer.Headers.Location!.GetLeftPart(UriPartial.Path).ShouldBe(tool.A.Address + "/authorize", payload);

            var answer = await begun.PostAsync(begun.Token(change: claims => claims["https://purl.imsglobal.org/spec/lti/claim/target_link_uri"] = payload));

            answer.Headers.Location.ShouldBeNull(payload);
            // A query or fragment behind one of our own pages is the host's to judge; nothing leads away by it.
            if (!payload.StartsWith(tool.Address + "/themes/3?", StringComparison.Ordinal) && !payload.StartsWith(tool.Address + "/themes/3#", StringComparison.Ordinal))
                (await answer.Content.ReadAsStringAsync()).ShouldBe("A4-target-link-unknown", payload);
        }

        tool.Receiver.Launches.ShouldAllBe(launch => launch.TargetLink.GetLeftPart(UriPartial.Authority) == tool.Address);
    }
}
