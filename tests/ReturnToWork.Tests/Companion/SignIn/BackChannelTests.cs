using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.SignIn;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.SignIn;

/// <summary>OpenID Connect Back-Channel Logout 1.0: the provider says that a session is over, and it is.</summary>
public sealed class BackChannelTests(RunningCompanion running) : IClassFixture<RunningCompanion>
{
    private readonly CompanionApp _app = running.App;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_session_is_out_at_its_next_request_on_every_instance_and_no_other_session_is(DataProvider engine)
    {
        await using var place = await FreshPlace.OnAsync(engine, ordinary: true);
        await using var app = await CompanionApp.StartAsync(place: place);
        var who = SomePeople.NewCoach();
        app.Identity.Session = "desk";
        using var desk = await app.SignedInAsync(who);
        app.Identity.Session = "phone";
        using var phone = await app.SignedInAsync(who);
        using var berend = await app.SignedInAsync(SomePeople.Berend);

        app.Identity.Session = "desk";
        var answer = await SendAsync(app, app.Identity.LogoutToken("companion", app.Clock.GetUtcNow()));
        (answer.StatusCode, answer.Headers.CacheControl!.NoStore).ShouldBe((HttpStatusCode.OK, true));
        (await desk.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        (await phone.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");

        // Of a person, without a session: all of that person's.
        (await SendAsync(app, app.Identity.LogoutToken("companion", app.Clock.GetUtcNow(), claims => { claims.Remove("sid"); claims["sub"] = who.Subject; }))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await phone.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/sign-in");
        (await berend.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
        using var again = await app.SignedInAsync(who);
        again.Page!.Address.AbsolutePath.ShouldBe("/people");

        // Nothing of the provider's names is kept as it is, and nothing for ever.
        await using (var db = await app.OpenAsync("groenrijk")) (await db.EndedSessions.Select(row => row.Mark).ToListAsync(Ct)).ShouldAllBe(mark => mark.Length == 64);
        app.Clock.Advance(TimeSpan.FromHours(10));
        await app.Services.GetRequiredService<CleanUpSessions>().LookAsync(Ct);
        foreach (var organisation in new[] { "groenrijk", "dekade" })
        {
            await using var db = await app.OpenAsync(organisation);
            (await db.EndedSessions.CountAsync(Ct)).ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_logout_token_counts_once()
    {
        var who = SomePeople.NewCoach();
        var token = _app.Identity.LogoutToken("companion", _app.Clock.GetUtcNow(), claims => { claims.Remove("sid"); claims["sub"] = who.Subject; });
        (await SendAsync(_app, token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var anna = await _app.SignedInAsync(who);
        var replay = await SendAsync(_app, token);
        replay.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await replay.Content.ReadAsStringAsync(Ct)).ShouldContain("invalid_request");
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
    }

    [Theory]
    [InlineData("iss", "http://127.0.0.1:1")]
    [InlineData("aud", "another-client")]
    [InlineData("iat", null)]
    [InlineData("iat", -900L)]
    [InlineData("iat", 900L)]
    [InlineData("exp", -120L)]
    [InlineData("jti", null)]
    [InlineData("events", null)]
    [InlineData("events", "http://schemas.openid.net/event/backchannel-logout")]
    [InlineData("nonce", "any")]
    [InlineData("sid", null)]
    [InlineData("typ", "at+jwt")]
    [InlineData("key", "foreign")]
    public async Task A_token_that_does_not_fit_ends_nothing(string part, object? value)
    {
        _app.Identity.Session = Guid.NewGuid().ToString("N");
        using var anna = await _app.SignedInAsync(SomePeople.NewCoach());
        var now = _app.Clock.GetUtcNow();
        var token = _app.Identity.LogoutToken("companion", now, claims =>
        {
            if (part is "typ" or "key") return;
            claims.Remove(part);
            if (value is long ahead) claims[part] = now.ToUnixTimeSeconds() + ahead;
            else if (value is not null) claims[part] = value;
        }, part == "typ" ? (string)value! : "logout+jwt", part == "key");
        (await SendAsync(_app, token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await anna.GetAsync("/people")).Address.AbsolutePath.ShouldBe("/people");
    }

    [Fact]
    public async Task What_is_no_logout_token_at_all_is_refused_in_words()
    {
        foreach (var token in new[] { "", "x", "a.b.c", new string('x', 200), "eyJhbGciOiJub25lIn0.e30." }) (await SendAsync(_app, token)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var http = new HttpClient();
        (await http.PostAsync($"{_app.Address}/sign-in/ended", new StringContent("{}"), Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SendAsync(_app, new string('x', 100_000))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpResponseMessage> SendAsync(CompanionApp app, string token)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("logout_token", token)]);
        return await http.PostAsync($"{app.Address}/sign-in/ended", form, Ct);
    }
}
