using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SampleLms;

/// <summary>A list in one JSON file of the data directory, found again after a restart. Small, read whole, and written whole at each change.</summary>
internal sealed class KeptList<T>
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    private readonly Lock _gate = new();
    private readonly string _path;
    private ImmutableList<T> _all;

    public KeptList(SampleLmsOptions options, string name)
    {
        _path = Path.Combine(Directory.CreateDirectory(Path.GetFullPath(options.DataDirectory)).FullName, $"{name}.json");
        _all = File.Exists(_path) ? JsonSerializer.Deserialize<ImmutableList<T>>(File.ReadAllText(_path), Json)! : [];
    }

    public ImmutableList<T> All
    {
        get { lock (_gate) return _all; }
    }

    /// <summary>One change at a time; what <paramref name="change"/> throws leaves everything as it was.</summary>
    public TAnswer Change<TAnswer>(Func<ImmutableList<T>, (ImmutableList<T> All, TAnswer Answer)> change)
    {
        lock (_gate)
        {
            var (all, answer) = change(_all);
            if (!ReferenceEquals(all, _all))
            {
                // Written beside and moved, so that a stop in the middle leaves no half file behind.
                File.WriteAllText(_path + ".new", JsonSerializer.Serialize(all, Json));
                File.Move(_path + ".new", _path, overwrite: true);
                _all = all;
            }

            return answer;
        }
    }
}
