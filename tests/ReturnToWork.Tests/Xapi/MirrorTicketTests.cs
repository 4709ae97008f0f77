using ReturnToWork.Xapi;
using Shouldly;
using Xunit;

namespace ReturnToWork.Tests.Xapi;

public sealed class MirrorTicketTests
{
    private const string Secret = "a secret of at least thirty-two characters";
    private static readonly MirrorTicket Ticket = MirrorTicket.New("groenrijk", ["kees", "keesje"], "nl", "https://companion.example", new DateTimeOffset(2026, 11, 23, 12, 0, 0, 500, TimeSpan.Zero));

    [Fact]
    public void What_was_signed_is_read_again_and_lasts_a_minute()
    {
        var read = MirrorTicket.Read(Secret, Ticket.Sign(Secret))!;
        (read.Id, read.Organisation, read.Language, read.For, read.Expires).ShouldBe((Ticket.Id, "groenrijk", "nl", "https://companion.example", new DateTimeOffset(2026, 11, 23, 12, 1, 0, TimeSpan.Zero)));
        read.Learners.ShouldBe(["kees", "keesje"]);
        MirrorTicket.New("groenrijk", [], "nl", "", default).Id.ShouldNotBe(MirrorTicket.New("groenrijk", [], "nl", "", default).Id);
    }

    [Fact]
    public void Any_changed_character_another_secret_and_what_is_no_ticket_are_refused()
    {
        var text = Ticket.Sign(Secret);
        for (var at = 0; at < text.Length; at++)
        {
            var changed = text[..at] + (text[at] == 'A' ? 'B' : 'A') + text[(at + 1)..];
            MirrorTicket.Read(Secret, changed).ShouldBeNull($"character {at}");
        }

        foreach (var none in (string[])["", ".", "a.b", "a.b.c", text[..^1], text + ".", new string('a', 5000)]) MirrorTicket.Read(Secret, none).ShouldBeNull();
        MirrorTicket.Read(Secret + "!", text).ShouldBeNull();
    }

    [Fact]
    public void The_key_is_not_that_of_a_pairing_code_or_the_door()
    {
        var content = Ticket.Sign(Secret).Split('.')[0];
        MirrorTicket.Read(Secret, $"{content}.{System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secret), System.Buffers.Text.Base64Url.DecodeFromChars(content)))}").ShouldBeNull();
    }
}
