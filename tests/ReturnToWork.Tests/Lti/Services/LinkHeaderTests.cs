using System.Text;
using ReturnToWork.Lti;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Lti.Services;

public sealed class LinkHeaderTests
{
    private static readonly Uri Page = new("https://lms.example/mod/lti/services.php/7/lineitems?type_id=12&limit=2");

    [Theory]
    [InlineData("<https://lms.example/a?page=2>; rel=\"next\"", "https://lms.example/a?page=2")]
    [InlineData("<https://lms.example/a?page=2>;rel=next", "https://lms.example/a?page=2")]
    [InlineData("<https://lms.example/a?page=2>; REL=\"Next\"", "https://lms.example/a?page=2")]
    [InlineData("<https://lms.example/a?type_id=1&amp;page=2>; rel=“next”", "https://lms.example/a?type_id=1&page=2")]
    [InlineData("<https://lms.example/a?copy=1&amp;from=2>; rel=\"next\"", "https://lms.example/a?copy=1&from=2")]
    [InlineData("<https://lms.example/a?copy=1&copy;=2>; rel=\"next\"", "https://lms.example/a?copy=1&copy;=2")]
    [InlineData("<https://lms.example/a>; rel=\"first\", <https://lms.example/c>; rel=\"next\", <https://lms.example/z>; rel=\"last\"", "https://lms.example/c")]
    [InlineData("<https://lms.example/d>; title=\"a, b; rel=x\"; rel=\"differences next\"", "https://lms.example/d")]
    [InlineData("</b?page=3>; rel=\"next\"", "https://lms.example/b?page=3")]
    [InlineData("<?page=3>; rel=\"next\"", "https://lms.example/mod/lti/services.php/7/lineitems?page=3")]
    [InlineData("<https://lms.example/a>; rel=\"differences\"", null)]
    [InlineData("<https://lms.example/a>; rel=\"next-archive\"", null)]
    [InlineData("<https://lms.example/a>; title=\"next\"", null)]
    [InlineData("<javascript:alert(1)>; rel=\"next\"", null)]
    [InlineData("<https://lms.example/a; rel=\"next\"", null)]
    [InlineData("https://lms.example/a; rel=\"next\"", null)]
    [InlineData("", null)]
    public void G7_the_next_page_is_found_and_nothing_else(string header, string? next)
    {
        LinkHeader.Next([header], Page)?.AbsoluteUri.ShouldBe(next);
        // As the wire gives it: bytes of UTF-8 read one by one.
        LinkHeader.Next([Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(header))], Page)?.AbsoluteUri.ShouldBe(next);
        (LinkHeader.Next([header], Page) is null).ShouldBe(next is null);
    }

    [Fact]
    public void G7_several_headers_are_one_list() =>
        LinkHeader.Next(["<https://lms.example/a>; rel=\"first\"", "<https://lms.example/b>; rel=\"next\""], Page).ShouldBe(new Uri("https://lms.example/b"));
}
