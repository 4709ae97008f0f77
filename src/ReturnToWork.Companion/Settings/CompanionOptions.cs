using System.ComponentModel.DataAnnotations;
using System.Text;
using ReturnToWork.Xapi;

namespace ReturnToWork.Companion.Settings;

/// <summary>An organisation as the Companion knows it. Section <c>Organisations:N</c>.</summary>
public sealed class OrganisationOptions
{
    /// <summary>Short code, the same in Tool, record store and claims.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Id { get; set; } = "";

    /// <summary>Name that people see. Default: the code.</summary>
    public string? Name { get; set; }

    /// <summary><c>confidential</c> (works under confidentiality; the default, and recommended) or <c>employer</c>.</summary>
    [RegularExpression("^(confidential|employer)$", ErrorMessage = "Organisations:N:CoachMode must be 'confidential' or 'employer'.")]
    public string CoachMode { get; set; } = "confidential";

    /// <summary>Whether only who is trained sees people. Default: yes where the store of the training (<c>{TrainedBy}.training</c>) is among <c>Intake:Sources</c>, else no.</summary>
    public bool? TrainingGate { get; set; }

    /// <summary>Whether a cohort is evaluated: coaches may then note minutes and six ticks after a talk. Default false.</summary>
    public bool Evaluating { get; set; }

    /// <summary>The organisation that trains the professionals of this one. Default: itself.</summary>
    public string? TrainedBy { get; set; }
}

/// <summary>One record store to read for one organisation. Section <c>Intake:Sources:N</c>.</summary>
public sealed class IntakeSource
{
    /// <summary>The organisation whose statements stand there.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Organisation { get; set; } = "";

    /// <summary>The xAPI endpoint, such as <c>http://localhost:5080/xapi/</c>.</summary>
    [Required]
    public Uri? Endpoint { get; set; }

    /// <summary>Key of the credential to read with.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Key { get; set; } = "";

    /// <summary>Its secret.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Secret { get; set; } = "";

    /// <summary>How far to look back behind the cursor at each pass: stores may show a statement later than its time (shared/xapi.md 3d.3). Default 60 s.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// True for another's record store that holds the progress stream, beside the Tool's own. From there only progress is believed, never what is personal, and a
    /// nightly sweep looks a week back. Default false. The address must be https then (loopback and <c>Outbound:AllowedPrivateHosts</c> excepted).
    /// </summary>
    public bool Foreign { get; set; }

    /// <summary>For a foreign store: believe only what it keeps on this authority, an agent as JSON. It tells which key our statements were sent with. Default: any.</summary>
    public string? Authority { get; set; }

    internal string? AuthorityKey => Authority is { } text && AgentKey.Read(Encoding.UTF8.GetBytes(text), out var key) is null ? key : null;
}

/// <summary>Reading of record stores. Section <c>Intake</c>.</summary>
public sealed class IntakeOptions
{
    /// <summary>The stores to read. May be empty: then nothing comes in.</summary>
    public IList<IntakeSource> Sources { get; } = [];

    /// <summary>Pause between two looks. Default 500 ms.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest pause while a store is away. Default 30 s.</summary>
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one answer of a store may take. Default 20 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Statements asked for per page. Default 200.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 200;

    /// <summary>After how long without a whole look the watch wakes a source. Default 2 minutes.</summary>
    public TimeSpan WatchAfter { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>Pairing with learners through the Tool. Section <c>Pairing</c>.</summary>
public sealed class PairingOptions
{
    /// <summary>Secret shared with the Tool, at least 32 characters.</summary>
    [Required, MinLength(32, ErrorMessage = "Pairing:Secret must have at least 32 characters, the same on Tool and Companion.")]
    public string Secret { get; set; } = "";

    /// <summary>Where the Tool answers, such as <c>http://localhost:5080</c>.</summary>
    [Required]
    public Uri? ToolAddress { get; set; }

    /// <summary>How long a code can be used. Default 7 days.</summary>
    public TimeSpan CodeLives { get; set; } = TimeSpan.FromDays(7);
}

/// <summary>What coaching pages need to know. Section <c>Coaching</c>.</summary>
public sealed class CoachingOptions
{
    /// <summary>Time zone in which people see days and times. Default Europe/Amsterdam.</summary>
    [Required]
    public string TimeZone { get; set; } = "Europe/Amsterdam";

    /// <summary>The theme that R11 offers to do together. Default 3.</summary>
    [Required]
    public string TogetherTheme { get; set; } = "3";
}

/// <summary>Identity of statements. Section <c>Courses</c>.</summary>
public sealed class ActivityOptions
{
    /// <summary>Base of activity ids and of the actors' homePage. Default <c>https://returntowork.example</c>.</summary>
    [Required]
    public string ActivityBase { get; set; } = "https://returntowork.example";
}
