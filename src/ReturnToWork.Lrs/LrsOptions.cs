using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>Settings of the record store, section <c>Lrs</c>. Checked at start.</summary>
public sealed class LrsOptions
{
    /// <summary>Largest request body in bytes; 1 MB. 1,024 to 64 MB.</summary>
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Most statements in one POST; 200. 1 to 10,000.</summary>
    public int MaxBatch { get; set; } = 200;

    /// <summary>Most statements in one page, and the number when nobody asks for fewer; 500. 1 to 10,000.</summary>
    public int MaxPage { get; set; } = 500;

    /// <summary>Who may come in with Basic credentials. None by default.</summary>
    public IList<LrsCredential> Credentials { get; } = [];
}

/// <summary>One pair of Basic credentials; it belongs to one organisation and sees nothing of another.</summary>
public sealed class LrsCredential
{
    public string Organisation { get; set; } = "";

    public string Key { get; set; } = "";

    /// <summary>Make it at random, 128 bits or more; it is kept in memory as a hash only.</summary>
    public string Secret { get; set; } = "";

    /// <summary>statements/write, statements/read, statements/read/mine, state, define, profile, all/read, all, erase.</summary>
    public IList<string> Scopes { get; } = [];
}

internal sealed class LrsOptionsCheck : IValidateOptions<LrsOptions>
{
    public ValidateOptionsResult Validate(string? name, LrsOptions options)
    {
        var wrong = new List<string>();
        if (options.MaxBodyBytes is < 1_024 or > 67_108_864) wrong.Add("Lrs:MaxBodyBytes must be 1024 to 67108864.");
        if (options.MaxBatch is < 1 or > 10_000) wrong.Add("Lrs:MaxBatch must be 1 to 10000.");
        if (options.MaxPage is < 1 or > 10_000) wrong.Add("Lrs:MaxPage must be 1 to 10000.");
        for (var i = 0; i < options.Credentials.Count; i++)
        {
            var credential = options.Credentials[i];
            if (credential.Organisation.Length == 0 || credential.Key.Length == 0 || credential.Secret.Length == 0 || credential.Key.Contains(':', StringComparison.Ordinal))
                wrong.Add($"Lrs:Credentials:{i} needs Organisation, Key (without a colon) and Secret.");
            foreach (var scope in credential.Scopes)
                if (!Scopes.Known.ContainsKey(scope)) wrong.Add($"Lrs:Credentials:{i}:Scopes has \"{scope}\"; known are {string.Join(", ", Scopes.Known.Keys)}.");
        }

        if (options.Credentials.Select(credential => credential.Key).Distinct(StringComparer.Ordinal).Count() != options.Credentials.Count)
            wrong.Add("Lrs:Credentials has one Key twice.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
