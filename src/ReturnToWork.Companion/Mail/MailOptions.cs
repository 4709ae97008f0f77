using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ReturnToWork.Companion.Mail;

/// <summary>The mail server that reminders go through. Section <c>Mail</c>. Without a host no mail is sent, and the pages say so.</summary>
public sealed class MailOptions
{
    /// <summary>Name or address of the SMTP server. Empty: mail is off.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port. Default 587 (submission, RFC 6409).</summary>
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c> (default; refused where the server has none), <c>implicit</c> (TLS from the first byte, mostly port 465) or <c>none</c> (never with a password, except on this machine).</summary>
    public string Tls { get; set; } = StartTls;

    /// <summary>Account at the server; empty for a server that asks none.</summary>
    public string? User { get; set; }

    /// <summary>Its password.</summary>
    public string? Password { get; set; }

    /// <summary>Who the mail is from, such as <c>noreply@organisation.example</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>How long one message may take. Default 20 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    internal const string StartTls = "starttls";

    internal bool IsOn => Host.Length > 0;

    internal SecureSocketOptions Security => Tls switch
    {
        "implicit" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}

/// <summary>Says at the start what does not fit, before the first reminder gets stuck on it.</summary>
internal sealed class MailChecks : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (!options.IsOn) return ValidateOptionsResult.Success;
        if (options.Port is < 1 or > 65535) return ValidateOptionsResult.Fail("Mail:Port must be a port, 1 to 65535.");
        if (options.Tls is not (MailOptions.StartTls or "implicit" or "none")) return ValidateOptionsResult.Fail("Mail:Tls must be 'starttls', 'implicit' or 'none'.");
        if (!MailboxAddress.TryParse(options.From, out _)) return ValidateOptionsResult.Fail("Mail:From must be a mail address, such as noreply@organisation.example.");
        if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password)) return ValidateOptionsResult.Fail("Mail:User and Mail:Password go together.");
        if (options.Tls == "none" && !string.IsNullOrEmpty(options.User) && options.Host is not ("localhost" or "127.0.0.1" or "::1"))
            return ValidateOptionsResult.Fail("Mail:Tls 'none' would send the password readable over the network; use 'starttls' or 'implicit'.");
        return options.Patience > TimeSpan.Zero ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail("Mail:Patience must be longer than zero.");
    }
}
