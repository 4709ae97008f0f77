using Microsoft.Extensions.Options;

namespace ReturnToWork.Lrs;

/// <summary>Settings of the record store, section <c>Lrs</c>. Checked at start.</summary>
public sealed class LrsOptions
{
    /// <summary>Largest body of statements in bytes, attachments not counted; 1 MB. 1,024 to 64 MB.</summary>
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Largest state or profile document in bytes, also after a merge; 1 MB. 1,024 to 64 MB.</summary>
    public int MaxDocumentBytes { get; set; } = 1_048_576;

    /// <summary>Most bytes of attachments in one request; 10 MB. 0 to 256 MB.</summary>
    public int MaxAttachmentBytes { get; set; } = 10_485_760;

    /// <summary>Most statements in one POST; 200. 1 to 10,000.</summary>
    public int MaxBatch { get; set; } = 200;

    /// <summary>Deepest nesting of the JSON that is taken in; 32. 8 to 32.</summary>
    public int MaxDepth { get; set; } = 32;

    /// <summary>Requests a minute to one resource with one credential of one organisation, as many at once; 6,000. 0 for no limit, to 1,000,000.</summary>
    public int RequestsPerMinute { get; set; } = 6_000;

    /// <summary>Other limits for single organisations.</summary>
    public IList<LrsLimits> Limits { get; } = [];

    /// <summary>Sites whose scripts may use the store from a browser, as scheme://host[:port]. None by default, and never all (reliability X-17).</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Most statements in one page, and the number when nobody asks for fewer; 500. 1 to 10,000.</summary>
    public int MaxPage { get; set; } = 500;

    public AttachmentOptions Attachments { get; } = new();

    /// <summary>A database file (SQLite) or table (PostgreSQL) of at most so many bytes is written anew at once after an erasure; 64 MB. A larger one in <see cref="SweepHour"/>.</summary>
    public long SweepAtOnceBytes { get; set; } = 67_108_864;

    /// <summary>The hour of the day, UTC, in which a large database is written anew after an erasure; 2. Writing waits meanwhile. 0 to 23.</summary>
    public int SweepHour { get; set; } = 2;

    /// <summary>Who may come in with Basic credentials. None by default.</summary>
    public IList<LrsCredential> Credentials { get; } = [];

    /// <summary>Record stores that the progress and training streams are passed on to. None by default.</summary>
    public IList<ForwardingTarget> Forwarding { get; } = [];

    /// <summary>Record stores that statements are taken in from. None by default.</summary>
    public IList<ImportSource> Imports { get; } = [];

    /// <summary>The pace of both.</summary>
    public FlowOptions Flows { get; } = new();
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

    /// <summary><see cref="LrsOptions.RequestsPerMinute"/> does not count for it: conformance suites and benchmarks.</summary>
    public bool Unlimited { get; set; }
}

/// <summary>The limits of one organisation where they differ from <see cref="LrsOptions"/>; what is not given is the same.</summary>
public sealed class LrsLimits
{
    public string Organisation { get; set; } = "";

    public int? MaxBodyBytes { get; set; }

    public int? MaxDocumentBytes { get; set; }

    public int? MaxAttachmentBytes { get; set; }

    public int? MaxBatch { get; set; }

    public int? MaxDepth { get; set; }

    public int? RequestsPerMinute { get; set; }
}

internal sealed class LrsOptionsCheck : IValidateOptions<LrsOptions>
{
    public ValidateOptionsResult Validate(string? name, LrsOptions options)
    {
        var wrong = new List<string>();
        Limits(wrong, "Lrs", options.MaxBodyBytes, options.MaxDocumentBytes, options.MaxAttachmentBytes, options.MaxBatch, options.MaxDepth, options.RequestsPerMinute);
        foreach (var (i, own) in options.Limits.Index())
        {
            Limits(wrong, $"Lrs:Limits:{i}", own.MaxBodyBytes, own.MaxDocumentBytes, own.MaxAttachmentBytes, own.MaxBatch, own.MaxDepth, own.RequestsPerMinute);
            if (own.Organisation.Length == 0 || options.Limits.Take(i).Any(other => other.Organisation == own.Organisation)) wrong.Add($"Lrs:Limits:{i} needs an Organisation that no other has.");
        }

        foreach (var (i, origin) in options.AllowedOrigins.Index())
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var site) || site.Scheme is not ("http" or "https") || site.GetLeftPart(UriPartial.Authority) != origin)
                wrong.Add($"Lrs:AllowedOrigins:{i} must be one site as scheme://host or scheme://host:port, in lower case and without a path.");
        wrong.AddRange(options.Attachments.Wrong());
        if (options.MaxPage is < 1 or > 10_000) wrong.Add("Lrs:MaxPage must be 1 to 10000.");
        if (options.SweepAtOnceBytes < 0) wrong.Add("Lrs:SweepAtOnceBytes must be 0 or more.");
        if (options.SweepHour is < 0 or > 23) wrong.Add("Lrs:SweepHour must be 0 to 23.");
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

    private static void Limits(List<string> wrong, string at, int? body, int? document, int? attachments, int? batch, int? depth, int? perMinute)
    {
        if (body is < 1_024 or > 67_108_864) wrong.Add($"{at}:MaxBodyBytes must be 1024 to 67108864.");
        if (document is < 1_024 or > 67_108_864) wrong.Add($"{at}:MaxDocumentBytes must be 1024 to 67108864.");
        if (attachments is < 0 or > 268_435_456) wrong.Add($"{at}:MaxAttachmentBytes must be 0 to 268435456.");
        if (batch is < 1 or > 10_000) wrong.Add($"{at}:MaxBatch must be 1 to 10000.");
        if (depth is < 8 or > 32) wrong.Add($"{at}:MaxDepth must be 8 to 32.");
        if (perMinute is < 0 or > 1_000_000) wrong.Add($"{at}:RequestsPerMinute must be 0 to 1000000.");
    }
}
