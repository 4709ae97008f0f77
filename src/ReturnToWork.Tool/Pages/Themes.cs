using Microsoft.Extensions.Options;
using ReturnToWork.Courses;
using ReturnToWork.Courses.Behaviour;
using ReturnToWork.Courses.Media;
using ReturnToWork.Courses.Voices;
using ReturnToWork.Courses.Workshops;

namespace ReturnToWork.Tool.Pages;

/// <summary>The themes that this host shows, read once from the files beside the program.</summary>
internal sealed partial class Themes
{
    /// <summary>With it begins the mark of everything that professionals learn, so that nobody reads those modules to find a theme of employees.</summary>
    public const char ForProfessionals = 'P';

    private readonly string _folder;
    private readonly ThemeLibrary _library;
    private readonly Lazy<ThemeLibrary> _training;
    private readonly Lazy<IReadOnlyDictionary<string, VoiceFile>> _sounds;

    public Themes(ILogger<Themes> logger, IOptions<CoursesOptions> courses)
    {
        _folder = courses.Value.Themes ?? Path.Combine(AppContext.BaseDirectory, "assets", "themes");
        _library = ThemeLibrary.Load(_folder);
        // Only when somebody opens one: employees' pages need none of it, and a start must not wait for it.
        _training = new(() => TrainingOf(logger, courses.Value.Training ?? Path.Combine(AppContext.BaseDirectory, "assets", "training")));
        Workshops = WorkshopLibrary.Load(_folder, _library);
        foreach (var problem in _library.Problems.Concat(Workshops.Problems)) Log.Problem(logger, problem.ToString());
        if (_library.Themes.Count == 0) throw new InvalidOperationException("No theme can be shown: the folder assets/themes beside the program (or Courses:Themes) is missing, or every theme in it has an error. The log says which.");
        _sounds = new(() => Both.SelectMany(theme => theme.Voices.Values).DistinctBy(voice => voice.Voice.Address, StringComparer.Ordinal).ToDictionary(voice => voice.Voice.Address, StringComparer.Ordinal));
    }

    /// <summary>The recordings that came with the themes, by the address under which they are played.</summary>
    public IReadOnlyDictionary<string, VoiceFile> Sounds => _sounds.Value;

    /// <summary>A film, poster or captions by the last part of its address. A name is a hash, so that no address reaches any other file.</summary>
    public MediaFile? Media(string name) => Both.SelectMany(theme => theme.MediaFiles).FirstOrDefault(file => file.Name == name);

    /// <summary>What a coach tells and shows a group about a theme.</summary>
    public WorkshopLibrary Workshops { get; }

    /// <summary>The themes for employees, by number: what lists, pickers and pages of an organisation offer.</summary>
    public IEnumerable<Theme> All => _library.Themes.Values;

    /// <summary>What professionals learn, by number. Opened by its own address only: no list offers it.</summary>
    public IEnumerable<Theme> Training => _training.Value.Themes.Values;

    private IEnumerable<Theme> Both => All.Concat(Training);

    /// <summary>Why each theme is there.</summary>
    public BehaviourModel Model => _library.Model!;

    /// <summary>The fixed texts of all themes in one language.</summary>
    public IReadOnlyList<ThemePhrase> SharedPhrases(string language) => _library.SharedPhrases(language);

    /// <summary>The same themes with what an organisation says in its own words.</summary>
    public ThemeLibrary With(OwnTexts own) => ThemeLibrary.Load(_folder, own);

    /// <summary>The theme with the mark that stands in an address (3, P1), or null. "03" and "p1" are none: they would give the same theme a second activity id and a second enrolment.</summary>
    public Theme? Find(string mark) => (mark.StartsWith(ForProfessionals) ? Training : All).FirstOrDefault(theme => theme.Mark == mark);

    private ThemeLibrary TrainingOf(ILogger logger, string folder)
    {
        var library = ThemeLibrary.Load(folder, sharedFolder: Path.Combine(_folder, "shared"));
        foreach (var problem in library.Problems) Log.Problem(logger, problem.ToString());
        return library;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
        public static partial void Problem(ILogger logger, string problem);
    }
}
