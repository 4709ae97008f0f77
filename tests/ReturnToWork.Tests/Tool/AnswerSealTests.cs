using System.Security.Cryptography;
using System.Text;
using CsCheck;
using ReturnToWork.Tool.Keys;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Tool;

/// <summary>G-11: private answers open for the person and the place they were sealed for, and nowhere else.</summary>
public sealed class AnswerSealTests
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);
    private static readonly Guid KeyId = Guid.NewGuid();
    private static readonly AnswerPlace Here = new("groenrijk", "0123456789abcdef", "3", "wens");

    [Fact]
    public void What_was_sealed_opens_again() =>
        Gen.String[0, 3000].Sample(text => Encoding.UTF8.GetString(AnswerSeal.Open(Seal(text), Key, KeyId, Here)!).TrimEnd(' ') == text.TrimEnd(' '), iter: 200);

    [Theory]
    [InlineData("dekade", "0123456789abcdef", "3", "wens")]
    [InlineData("groenrijk", "0123456789abcdee", "3", "wens")]
    [InlineData("groenrijk", "0123456789abcdef", "4", "wens")]
    [InlineData("groenrijk", "0123456789abcdef", "3", "kleine-stap")]
    [InlineData("groenrij", "k0123456789abcdef", "3", "wens")]
    public void G11_moved_to_another_place_it_does_not_open(string organisation, string pseudonym, string theme, string activity) =>
        AnswerSeal.Open(Seal("\"bellen\""), Key, KeyId, new AnswerPlace(organisation, pseudonym, theme, activity)).ShouldBeNull();

    [Fact]
    public void G11_another_persons_key_or_key_id_does_not_open_it()
    {
        AnswerSeal.Open(Seal("1"), RandomNumberGenerator.GetBytes(32), KeyId, Here).ShouldBeNull();
        AnswerSeal.Open(Seal("1"), Key, Guid.NewGuid(), Here).ShouldBeNull();
    }

    [Fact]
    public void A02_no_single_flipped_bit_goes_unnoticed()
    {
        var bytes = Seal("\"bellen\"");
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var flipped = bytes.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            AnswerSeal.Open(flipped, Key, KeyId, Here).ShouldBeNull();
        }
    }

    [Fact]
    public void Short_choices_of_different_length_look_alike() => Seal("\"ja\"").Length.ShouldBe(Seal("\"een hele andere keuze\"").Length);

    private static byte[] Seal(string text) => AnswerSeal.Seal(Encoding.UTF8.GetBytes(text), Key, KeyId, Here);
}
