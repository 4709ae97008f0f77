using ReturnToWork.Lrs;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lrs;

/// <summary>Settings are checked when the host starts, in words.</summary>
public sealed class LrsOptionsTests
{
    [Fact]
    public void X03_nobody_comes_in_by_default()
    {
        new LrsOptions().Credentials.ShouldBeEmpty();
        Check(new()).ShouldBeNull();
    }

    [Theory]
    [InlineData("", "k", "s", "all", "needs Organisation")]
    [InlineData("o", "", "s", "all", "needs Organisation")]
    [InlineData("o", "a:b", "s", "all", "without a colon")]
    [InlineData("o", "k", "", "all", "needs Organisation")]
    [InlineData("o", "k", "s", "everything", "statements/read/mine")]
    public void A_credential_that_is_not_whole_is_named(string organisation, string key, string secret, string scope, string says)
    {
        var options = new LrsOptions { Credentials = { new LrsCredential { Organisation = organisation, Key = key, Secret = secret, Scopes = { scope } } } };

        Check(options)!.ShouldContain(says);
    }

    [Fact]
    public void One_key_belongs_to_one_organisation() =>
        Check(new() { Credentials = { Pair("a"), Pair("b") } })!.ShouldContain("one Key twice");

    [Theory]
    [InlineData(0, 200, 500)]
    [InlineData(1_048_576, 0, 500)]
    [InlineData(1_048_576, 200, 0)]
    public void Limits_have_a_range(int body, int batch, int page) => Check(new() { MaxBodyBytes = body, MaxBatch = batch, MaxPage = page })!.ShouldContain("must be");

    [Theory]
    [InlineData(0, 8_192, 50, "MaxParts")]
    [InlineData(100, 100, 50, "MaxPartHeaderBytes")]
    [InlineData(100, 8_192, 0, "MaxPage")]
    public void Limits_on_attachments_have_a_range(int parts, int headers, int page, string says) =>
        Check(new() { Attachments = { MaxParts = parts, MaxPartHeaderBytes = headers, MaxPage = page } })!.ShouldContain(says);

    [Theory]
    [InlineData(0, 32, 60, "MaxDocumentBytes")]
    [InlineData(4_096, 33, 60, "MaxDepth")]
    [InlineData(4_096, 32, -1, "RequestsPerMinute")]
    public void Limits_of_one_organisation_have_the_same_ranges(int document, int depth, int perMinute, string says)
    {
        Check(new() { MaxDocumentBytes = document, MaxDepth = depth, RequestsPerMinute = perMinute })!.ShouldContain($"Lrs:{says}");
        Check(new() { Limits = { new LrsLimits { Organisation = "o", MaxDocumentBytes = document, MaxDepth = depth, RequestsPerMinute = perMinute } } })!.ShouldContain($"Lrs:Limits:0:{says}");
        Check(new() { Limits = { new LrsLimits() } })!.ShouldContain("Organisation");
    }

    [Theory]
    [InlineData("*")]
    [InlineData("https://lms.example/")]
    [InlineData("https://LMS.example")]
    [InlineData("lms.example")]
    [InlineData("null")]
    public void X17_an_allowed_origin_is_one_site(string origin) => Check(new() { AllowedOrigins = { origin } })!.ShouldContain("Lrs:AllowedOrigins:0");

    private static LrsCredential Pair(string organisation) => new() { Organisation = organisation, Key = "k", Secret = "s", Scopes = { "all" } };

    private static string? Check(LrsOptions options) => new LrsOptionsCheck().Validate(null, options).FailureMessage;
}
