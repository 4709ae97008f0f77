using System.Text.RegularExpressions;
using ReturnToWork.Demo;

namespace ReturnToWork.TestKit.Walking;

/// <summary>A coach's way without a browser: sign in at the OpenID provider, add a person, confirm, open the talk page.</summary>
public sealed partial class CoachWalk(DemoPlace place) : IDisposable
{
    private readonly Walker _walker = new();

    /// <summary>Signs in; the provider sends the browser back to the Companion.</summary>
    public async Task SignInAsync(string person)
    {
        var door = await _walker.OpenAsync(place.Companion + "/");
        var provider = await _walker.FollowAsync(door, door.Link("/sign-in/go"));
        var inside = await _walker.SubmitAsync(provider, "/sign-in", ("person", person));
        if (!inside.Address.AbsoluteUri.StartsWith(place.Companion, StringComparison.Ordinal)) throw new InvalidOperationException($"Sign-in ended at {inside.Address}: {inside.Text}");
    }

    /// <summary>Adds a person and reads the code of six digits.</summary>
    public async Task<string> AddPersonAsync(string callName)
    {
        var form = await _walker.OpenAsync(place.Companion + "/people/new");
        var page = await _walker.SubmitAsync(form, "", ("callName", callName));
        return Code().Match(page.Body) is { Success: true } found
            ? found.Groups["left"].Value + found.Groups["right"].Value
            : throw new InvalidOperationException($"No code on {page.Address}: {page.Text}");
    }

    /// <summary>Says that the learner who entered the code is this person, as soon as the pairing shows.</summary>
    public async Task ConfirmAsync(TimeSpan patience, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < patience; await Task.Delay(100))
        {
            var people = await _walker.OpenAsync(place.Companion + "/people");
            if (!people.Body.Contains("name=\"answer\"", StringComparison.Ordinal)) continue;
            await _walker.SubmitAsync(people, "handler=Answer", ("answer", "yes"));
            return;
        }

        throw new TimeoutException("The pairing did not show.");
    }

    /// <summary>The address of the talk page of the only person.</summary>
    public async Task<string> TalkAddressAsync()
    {
        var people = await _walker.OpenAsync(place.Companion + "/people");
        return new Uri(people.Address, PersonLink().Match(people.Body).Groups["address"].Value).AbsoluteUri;
    }

    /// <summary>Refreshes the page until it shows this, or no longer does; returns it.</summary>
    public async Task<Page> UntilAsync(string address, string text, bool shown, TimeSpan patience, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < patience; await Task.Delay(100))
        {
            var page = await _walker.OpenAsync(address);
            if (page.Body.Contains(text, StringComparison.Ordinal) == shown) return page;
        }

        throw new TimeoutException($"{address} {(shown ? "never showed" : "went on showing")} '{text}'.");
    }

    /// <summary>Opens a page of the Companion.</summary>
    public Task<Page> OpenAsync(string address) => _walker.OpenAsync(address);

    /// <inheritdoc/>
    public void Dispose() => _walker.Dispose();

    [GeneratedRegex("id=\"code\">(?<left>[0-9]{3}) (?<right>[0-9]{3})<", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Code();

    [GeneratedRegex("href=\"(?<address>/people/[0-9a-f-]{36})\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex PersonLink();
}
