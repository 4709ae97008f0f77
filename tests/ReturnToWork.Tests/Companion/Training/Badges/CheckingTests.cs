using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReturnToWork.Companion.Training.Badges;
using ReturnToWork.Storage;
using ReturnToWork.TestKit.Companion;
using ReturnToWork.TestKit.Storage;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Companion.Training.Badges;

/// <summary>The public page: what it says of what people bring.</summary>
public sealed class CheckingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_certificate_is_valid_until_its_last_day_is_over_and_then_expired_under_its_code_and_in_its_credential(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var kept = await holder.CertifiedAsync(holder.Certification(holder.Today, holder.Today.AddDays(10)));
        (await holder.CheckAsync(kept.Credential)).ShouldBe("valid");
        (await LookAsync(app, kept.Code)).ShouldBe("valid");
        app.Clock.Advance(TimeSpan.FromDays(10));
        (await holder.CheckAsync(kept.Credential)).ShouldBe("valid");
        app.Clock.Advance(TimeSpan.FromDays(1));
        (await holder.CheckAsync(kept.Credential)).ShouldBe("expired");
        (await LookAsync(app, kept.Code)).ShouldBe("expired");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_trainer_takes_back_is_revoked_for_everybody_and_says_no_reason(DataProvider engine)
    {
        await using var app = await CompanionApp.StartAsync(engine, AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var kept = await holder.CertifiedAsync();
        using var trainer = await app.SignedInAsync(new StubProfessional($"tineke-{Guid.NewGuid():N}", "Tineke", "groenrijk", "trainer"));
        var page = $"/training/people/{holder.Trainee}/certificate";
        (await trainer.GetAsync(page)).Text.ShouldContain("Noor");
        trainer.Page!.Html.ShouldNotContain(CertificateCode.Shown(kept.Code));
        (await trainer.PostAsync(page, ("badge", kept.Certificate.Id.ToString()), ("reason", "whatever"))).Text.ShouldContain("Er is niets ingetrokken");
        (await trainer.PostAsync(page, ("badge", kept.Certificate.Id.ToString()), ("reason", "conduct"))).Text.ShouldContain("Het certificaat is ingetrokken");
        (await holder.CheckAsync(kept.Credential)).ShouldBe("revoked");
        using var visitor = app.Visitor();
        var seen = await visitor.GetAsync($"/certificate/{kept.Code}");
        AHolder.StateOf(seen).ShouldBe("revoked");
        seen.Text.ShouldNotContain("afspraken");
        // It is not given again by the next look of the training.
        (await holder.IssueAsync()).ShouldBe(Issued.Before);
        using var own = await app.SignedInAsync(holder.Who);
        (await own.GetAsync("/training/own/certificate")).Text.ShouldContain("De begeleider hield zich niet aan de afspraken.");
    }

    [Fact]
    public async Task A_lost_certificate_shows_as_replaced_and_the_next_look_gives_a_new_one_with_a_new_code_and_the_same_days()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var old = await holder.CertifiedAsync();
        await holder.RevokeAsync(old.Certificate.Id, "lost");
        var fresh = await holder.CertifiedAsync();
        fresh.Code.ShouldNotBe(old.Code);
        (fresh.Certificate.Issued, fresh.Certificate.ValidUntil).ShouldBe((old.Certificate.Issued, old.Certificate.ValidUntil));
        (await LookAsync(app, old.Code)).ShouldBe("replaced");
        (await holder.CheckAsync(old.Credential)).ShouldBe("replaced");
        (await LookAsync(app, fresh.Code)).ShouldBe("valid");
    }

    [Fact]
    public async Task A_new_key_signs_from_then_on_and_what_the_old_one_signed_stays_valid()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var (first, second) = (await AHolder.InAsync(app), await AHolder.InAsync(app, "Piet"));
        var before = await first.CertifiedAsync();
        app.Clock.Advance(BadgeKeys.Signs + TimeSpan.FromDays(1));
        await app.Services.GetRequiredService<BadgeKeys>().LookAsync(Ct);
        await app.Services.GetRequiredService<BadgeKeys>().LookAsync(Ct);
        var after = await second.CertifiedAsync();
        Header(after.Credential)["kid"]!.GetValue<string>().ShouldNotBe(Header(before.Credential)["kid"]!.GetValue<string>());
        (await first.CheckAsync(before.Credential)).ShouldBe("valid");
        (await second.CheckAsync(after.Credential)).ShouldBe("valid");
        (await app.Services.GetRequiredService<BadgeKeys>().PublishedAsync("groenrijk", Ct)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_altered_forged_or_signed_otherwise_is_not_right()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var good = (await holder.CertifiedAsync()).Credential;
        var parts = good.Split('.');
        (await holder.CheckAsync($"  {good}\r\n")).ShouldBe("valid");
        (await holder.CheckAsync($"{parts[0]}.{Changed(parts[1], "Noor", "Anna")}.{parts[2]}")).ShouldBe("forged");
        (await holder.CheckAsync($"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}")).ShouldBe("forged");
        (await holder.CheckAsync($"{parts[0]}.{parts[1]}.")).ShouldBe("forged");
        foreach (var none in new[] { "none", "None", "HS256", "ES256", "RS384", "" }) (await holder.CheckAsync($"{Headed(parts[0], header => header["alg"] = none)}.{parts[1]}.")).ShouldBe("forged", none);
        // The public half as the secret of a keyed hash.
        using var visitor = app.Visitor();
        var key = (await visitor.GetAsync(new Uri(Header(good)["kid"]!.GetValue<string>()).AbsolutePath)).Html;
        var keyed = $"{Headed(parts[0], header => header["alg"] = "HS256")}.{parts[1]}";
        (await holder.CheckAsync($"{keyed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.ASCII.GetBytes(keyed)))}")).ShouldBe("forged");
        // A key that came along, an address to fetch one from, and one that names itself ours.
        using var own = BadgeKey.Make();
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        (await holder.CheckAsync(own.Sign(payload, Header(good)["kid"]!.GetValue<string>()))).ShouldBe("forged");
        (await holder.CheckAsync(own.Sign(payload, $"{AHolder.Address}/badges/keys/groenrijk/{own.Id}"))).ShouldBe("forged");
        foreach (var extra in new[] { "jwk", "jku", "x5u", "x5c", "crit" }) (await holder.CheckAsync($"{Headed(parts[0], header => header[extra] = "x")}.{parts[1]}.{parts[2]}")).ShouldBe("forged", extra);
    }

    [Fact]
    public async Task Another_issuer_is_told_so_and_nothing_of_it_is_shown_or_fetched()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var good = (await holder.CertifiedAsync()).Credential;
        using var own = BadgeKey.Make();
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(good.Split('.')[1]))!.AsObject();
        foreach (var (issuer, kid) in new[]
        {
            ("https://elsewhere.example/badges/issuer/groenrijk", "https://elsewhere.example/badges/keys/groenrijk/x"), ($"{AHolder.Address}/badges/issuer/groenrijk", "http://169.254.169.254/keys"),
            ($"{AHolder.Address}.evil.example/badges/issuer/groenrijk", $"{AHolder.Address}/badges/keys/groenrijk/x"), ($"{AHolder.Address}/badges/issuer/nobody", $"{AHolder.Address}/badges/keys/nobody/x"),
        })
        {
            payload["issuer"]!["id"] = issuer;
            payload["iss"] = issuer;
            using var visitor = app.Visitor();
            await visitor.GetAsync("/certificate");
            var seen = await visitor.PostAsync("/certificate?handler=Check", ("credential", own.Sign(payload, kid)));
            AHolder.StateOf(seen).ShouldBe("otherissuer", issuer);
            seen.Text.ShouldNotContain("Noor");
        }

        // The key of one trainer says nothing for another.
        var kade = await AHolder.InAsync(app, trainer: "dekade", employer: "dekade");
        await kade.CertifiedAsync();
        using var key = await app.Services.GetRequiredService<BadgeKeys>().SigningAsync("dekade", Ct);
        payload["issuer"]!["id"] = $"{AHolder.Address}/badges/issuer/groenrijk";
        payload["iss"] = $"{AHolder.Address}/badges/issuer/groenrijk";
        (await holder.CheckAsync(key.Sign(payload, $"{AHolder.Address}/badges/keys/groenrijk/{key.Id}"))).ShouldBe("forged");
    }

    [Fact]
    public async Task What_is_no_credential_gets_a_sentence()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var good = (await holder.CertifiedAsync()).Credential.Split('.');
        var twice = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"alg":"none","alg":"RS256","kid":"x"}"""));
        foreach (var wrong in new[] { "", "hello", "a.b", "a.b.c", "a.b.c.d", "....", "{}", new string('a', 33_000), $"{good[0]}.e30.{good[2]}", $"{twice}.{good[1]}.{good[2]}", $"bnVsbA.{good[1]}.x" })
            (await holder.CheckAsync(wrong)).ShouldBe("unreadable", wrong.Length > 40 ? "long" : wrong);
    }

    [Fact]
    public async Task A_file_counts_as_the_text_in_it_and_says_the_name_that_it_holds()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var kept = await holder.CertifiedAsync();
        using var own = await app.SignedInAsync(holder.Who);
        var file = await own.GetAsync($"/training/own/certificate?handler=File&id={kept.Certificate.Id}");
        file.Html.ShouldBe(kept.Credential);
        file.Answer.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".jwt");
        using var visitor = app.Visitor();
        await visitor.GetAsync("/certificate");
        var seen = await visitor.PostFileAsync("/certificate?handler=Check", "file", Encoding.ASCII.GetBytes(file.Html), "certificate.jwt");
        AHolder.StateOf(seen).ShouldBe("valid");
        seen.Text.ShouldContain("Noor Öztürk");
    }

    [Fact]
    public async Task A_code_shows_no_name_and_a_name_that_is_typed_is_right_or_wrong()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var holder = await AHolder.InAsync(app);
        var kept = await holder.CertifiedAsync();
        using var visitor = app.Visitor();
        var seen = await visitor.GetAsync($"/certificate/{CertificateCode.Shown(kept.Code).ToLowerInvariant().Replace('0', 'o')}");
        AHolder.StateOf(seen).ShouldBe("valid");
        seen.Text.ShouldNotContain("Noor");
        seen.Text.ShouldContain("Groenrijk Werkt");
        foreach (var (name, answer) in new[] { ("noor  ÖZTÜRK ", "Ja."), ("Noor O\u0308ztu\u0308rk", "Ja."), ("Noor Ozturk", "Nee."), ("Noor", "Nee.") })
        {
            await visitor.GetAsync($"/certificate/{kept.Code}");
            (await visitor.PostAsync("/certificate?handler=Name", ("code", kept.Code), ("name", name))).Text.ShouldContain(answer, customMessage: name);
            visitor.Page!.Text.ShouldNotContain("Noor");
        }
    }

    [Fact]
    public async Task Every_code_that_is_not_there_gets_the_same_answer_whatever_it_looks_like()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings());
        var kept = await (await AHolder.InAsync(app)).CertifiedAsync();
        using var visitor = app.Visitor();
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var code in new[] { CertificateCode.New(), "x", "1", "a%27%20or%201=1", kept.Code[..^1], kept.Code + "0", "%3Cscript%3E" })
        {
            var seen = await visitor.GetAsync($"/certificate/{code}");
            answers.Add((seen.Status, System.Text.RegularExpressions.Regex.Replace(seen.Html, "nonce=\"[^\"]+\"|value=\"[^\"]*\"", "")));
        }

        answers.Select(answer => answer.Item1).Distinct().ShouldBe([HttpStatusCode.NotFound]);
        answers.Select(answer => answer.Item2).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Who_looks_too_often_waits()
    {
        await using var app = await CompanionApp.StartAsync(settings: AHolder.Settings(("Badges:LooksPerMinute", "5")));
        using var visitor = app.Visitor();
        var seen = new List<HttpStatusCode>();
        for (var look = 0; look < 12; look++) seen.Add((await visitor.GetAsync($"/certificate/{CertificateCode.New()}")).Status);
        seen.ShouldContain(HttpStatusCode.TooManyRequests);
        visitor.Page!.Text.ShouldContain("te snel");
        visitor.Page.Answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    private static async Task<string> LookAsync(CompanionApp app, string code)
    {
        using var visitor = app.Visitor();
        return AHolder.StateOf(await visitor.GetAsync($"/certificate/{code}"));
    }

    private static JsonObject Header(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[0]))!.AsObject();

    private static string Headed(string part, Action<JsonObject> change)
    {
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();
        change(header);
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()));
    }

    private static string Changed(string part, string was, string becomes) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)).Replace(was, becomes, StringComparison.Ordinal)));
}
