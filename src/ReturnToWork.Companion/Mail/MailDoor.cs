using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ReturnToWork.Companion.Mail;

/// <summary>Why a message did not go.</summary>
/// <param name="Code">A key of the texts, below <c>mail.trouble</c>.</param>
/// <param name="IsFinal">Trying again would not help.</param>
internal sealed record MailTrouble(string Code, bool IsFinal);

/// <summary>A calendar file that a message brings along.</summary>
/// <param name="Method">As in the file (RFC 5545, 3.7.2), so that mail programs know what to do with it.</param>
internal sealed record MailCalendar(string File, string Method);

/// <summary>The way to the mail server. One connection a message: there are few.</summary>
internal sealed class MailDoor(IOptions<MailOptions> options, TimeProvider clock)
{
    /// <param name="address">Of the professional.</param>
    /// <param name="text">Subject and body.</param>
    /// <param name="mark">What makes it this message: sent twice after a crash, it has the same id, and mail programs show it once.</param>
    /// <param name="calendar">A calendar file to go with it; null without.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Null when the server took it.</returns>
    public async Task<MailTrouble?> SendAsync(string address, ReminderText text, string mark, MailCalendar? calendar, CancellationToken ct)
    {
        var settings = options.Value;
        if (!MailboxAddress.TryParse(address, out var to)) return new MailTrouble("address", true);
        using var message = MessageOf(MailboxAddress.Parse(settings.From), to, text, mark, calendar);
        using var patience = new CancellationTokenSource(settings.Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var smtp = new SmtpClient { LocalDomain = "localhost" };
        try
        {
            await smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, either.Token);
            if (!string.IsNullOrEmpty(settings.User)) await smtp.AuthenticateAsync(settings.User, settings.Password!, either.Token);
            await smtp.SendAsync(message, either.Token);
        }
        catch (Exception trouble) when (!ct.IsCancellationRequested && TroubleOf(trouble) is { } known)
        {
            return known;
        }

        try
        {
            await smtp.DisconnectAsync(true, either.Token);
        }
        catch (Exception trouble) when (TroubleOf(trouble) is not null)
        {
            // It was taken; how the server says goodbye changes nothing.
        }

        return null;
    }

    // RFC 5321, 4.2.1: 4yz may work later, 5yz will not. What the server says of the account is the administrator's to mend, so that is tried again.
    private static MailTrouble? TroubleOf(Exception trouble) => trouble switch
    {
        SmtpCommandException { ErrorCode: SmtpErrorCode.RecipientNotAccepted } refused => new MailTrouble("refused", (int)refused.StatusCode >= 500),
        SmtpCommandException refused => new MailTrouble("refused", (int)refused.StatusCode >= 500),
        AuthenticationException or NotSupportedException => new MailTrouble("account", false),
        SslHandshakeException => new MailTrouble("tls", false),
        OperationCanceledException or TimeoutException => new MailTrouble("slow", false),
        SocketException or IOException or ProtocolException or ServiceNotConnectedException => new MailTrouble("away", false),
        _ => null,
    };

    private MimeMessage MessageOf(MailboxAddress from, MailboxAddress to, ReminderText text, string mark, MailCalendar? calendar)
    {
        var domain = from.Address.Split('@')[^1];
        var message = new MimeMessage(new[] { from }, new[] { to }, text.Subject, BodyOf(text, calendar))
        {
            Date = clock.GetUtcNow(), MessageId = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mark)))[..32]}@{domain}",
        };
        // RFC 3834, 5: a machine wrote it, so no machine answers.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MimeEntity BodyOf(ReminderText text, MailCalendar? calendar)
    {
        var plain = new TextPart("plain") { Text = text.Body };
        if (calendar is null) return plain;
        var file = new TextPart("calendar") { Text = calendar.File, ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "afspraak.ics" } };
        file.ContentType.Parameters["method"] = calendar.Method;
        return new Multipart("mixed") { plain, file };
    }
}
