using Microsoft.Playwright;

namespace ReturnToWork.BrowserTests.Player;

/// <summary>What a person does on each screen of the sample theme, by tap.</summary>
internal static class Play
{
    /// <param name="half">Called where a screen has something to look at half-way.</param>
    public static async Task ScreenAsync(ILocator shown, string screen, Func<Task>? half = null)
    {
        switch (screen)
        {
            case "waar-of-niet":
                await PutAsync("tijd", "weet-niet");
                await LookAsync();
                await NextAsync();
                await PutAsync("recht", "waar");
                await NextAsync();
                await PutAsync("alleen", "niet-waar");
                await NextAsync();
                break;
            case "tekens":
                foreach (var (card, pile) in new[] { ("grapjes", "goed"), ("vergeten", "opletten"), ("slapen", "stop") }) await PutAsync(card, pile);
                await LookAsync();
                await NextAsync();
                break;
            case "past-dit":
                await PutAsync("goed-voor-mij", "3");
                await PutAsync("vaste-tijd", "liever-niet");
                break;
            case "sterk":
                foreach (var card in new[] { "op-tijd", "helpt-graag", "samen" }) await PickAsync(card);
                break;
            case "mijn-sterke":
                foreach (var card in new[] { "op-tijd", "samen" }) await PickAsync(card);
                await shown.Locator("[data-kept]").First.Locator("label:has([value=werk])").ClickAsync();
                await shown.Locator("[data-kept]").First.Locator("label:has([value=thuis])").ClickAsync();
                break;
            case "mijn-kring":
                foreach (var (role, ring) in new[] { ("thuis", "dichtbij"), ("vriend", "dichtbij"), ("collega", "werk") }) await PutAsync(role, ring);
                await LookAsync();
                await PutAsync("coach", "erbij");
                await PutAsync("familie", "dichtbij");
                await NextAsync();
                break;
            case "gesprek":
                await SayAsync("gaat-wel");
                await LookAsync();
                await SayAsync("toch");
                await SayAsync("om-elf");
                break;
            case "als-dan":
                await shown.Locator("[data-part=als] label").First.ClickAsync();
                await shown.Locator("[data-part=dan] label").First.ClickAsync();
                break;
        }

        Task LookAsync() => half?.Invoke() ?? Task.CompletedTask;

        Task PickAsync(string card) => shown.Locator($"[data-cards] label:has([value={card}])").ClickAsync();

        Task PutAsync(string thing, string place) => shown.Locator($"[data-thing={thing}] label:has([value='{place}'])").ClickAsync();

        Task NextAsync() => shown.Locator(".things + .row button").Last.ClickAsync();

        Task SayAsync(string answer) => shown.Locator($".answers label:has([value={answer}])").ClickAsync();
    }
}
