using ReturnToWork.Companion.Training.Progress;
using ReturnToWork.Courses.Protocols;

namespace ReturnToWork.Tests.Companion.Training;

/// <summary>The protocol played day by day with a purse per piece of evidence: slow, and put together otherwise than the fold.</summary>
internal sealed class TrainingWalk
{
    private readonly Protocol _protocol;
    private readonly Dictionary<string, int> _got = new(StringComparer.Ordinal), _owed = new(StringComparer.Ordinal), _ahead = new(StringComparer.Ordinal);
    private readonly HashSet<string> _exempt = new(StringComparer.Ordinal), _back = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Evidence> _yearly, _recovery;
    private int _years;
    private bool _grace, _lost, _any;

    private TrainingWalk(Protocol protocol)
    {
        _protocol = protocol;
        _yearly = [.. protocol.KeepUp.SelectMany(code => protocol.Find(code)!.Evidence)];
        _recovery = [.. protocol.Recovery.SelectMany(code => protocol.Find(code)!.Evidence)];
    }

    public TrainingState State { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public DateOnly? PrivacyUntil { get; private set; }

    public int Periods { get; private set; }

    public static TrainingWalk To(Protocol protocol, IReadOnlyList<Earned> earned, DateOnly start, DateOnly today)
    {
        var walk = new TrainingWalk(protocol);
        var byDay = earned.ToLookup(one => one.Day);
        for (var day = start; day <= today; day = day.AddDays(1)) walk.Live(day, [.. byDay[day]]);
        return walk;
    }

    private void Live(DateOnly day, IReadOnlyList<Earned> earned)
    {
        if (From is { } from && !_lost)
        {
            if (day == Until && _owed.Values.All(owed => owed == 0)) Begin(day);
            else if (day == Until) _grace = true;
            else if (day < Until && day == from.AddMonths(12 * _years)) Owe();
            if (_grace && day == Until!.Value.AddDays(_protocol.GraceDays))
            {
                (_grace, _lost) = (false, true);
                _back.Clear();
                _ahead.Clear();
            }
        }

        foreach (var one in earned) Count(one, day);
        if (From is null && Reached(_protocol.Certificate)) Begin(day, earned);
        if (_lost && _recovery.All(evidence => _back.Contains(evidence.Code))) Begin(day, earned);
        if (_grace && _owed.Values.All(owed => owed == 0)) Begin(Until!.Value, []);
        State = Now(day);
    }

    private void Count(Earned one, DateOnly day)
    {
        _any = true;
        if (one.Verb == Earned.Exempt)
        {
            _exempt.Add(one.Code);
            return;
        }

        _got[one.Code] = _got.GetValueOrDefault(one.Code) + 1;
        if (one.Code == "P1") PrivacyUntil = day.AddMonths(12);
        if (_lost) _back.Add(one.Code);
        else if (From is not null) Pay(one.Code);
    }

    private void Pay(string code)
    {
        if (_owed.GetValueOrDefault(code) > 0) _owed[code]--;
        else if (_grace) _ahead[code] = _ahead.GetValueOrDefault(code) + 1;
    }

    // What was earned on the day itself counts; after a renewal in the grace what was not needed for the old certificate does.
    private void Begin(DateOnly day, IReadOnlyList<Earned>? earned = null)
    {
        (From, Until, _grace, _lost, _years) = (day, day.AddMonths(_protocol.CertificateMonths), false, false, 0);
        Periods++;
        _owed.Clear();
        Owe();
        foreach (var (code, count) in _ahead)
            for (var time = 0; time < count; time++) Pay(code);
        _ahead.Clear();
        foreach (var one in earned ?? []) if (one.Verb != Earned.Exempt) Pay(one.Code);
    }

    private void Owe()
    {
        _years++;
        foreach (var evidence in _yearly) _owed[evidence.Code] = _owed.GetValueOrDefault(evidence.Code) + evidence.Count;
    }

    private bool Reached(IReadOnlyList<string> codes) =>
        codes.All(code => _exempt.Contains(code) || _protocol.Find(code)!.Evidence.All(evidence => _got.GetValueOrDefault(evidence.Code) >= evidence.Count));

    private TrainingState Now(DateOnly day)
    {
        if (_lost) return _recovery.Any(evidence => _back.Contains(evidence.Code)) ? TrainingState.Recovery : TrainingState.Expired;
        if (_grace) return TrainingState.Grace;
        if (From is not null)
        {
            // Until the end of the last year is near, nobody is warned.
            var lastYear = From.Value.AddMonths(12 * _years) >= Until;
            var all = lastYear && _owed.Values.All(owed => owed == 0);
            if (!all && day >= Until!.Value.AddDays(-_protocol.WarnDays)) return TrainingState.Expiring;
            return Periods > 1 ? TrainingState.Renewed : TrainingState.Certified;
        }

        return Reached(_protocol.Guide) ? TrainingState.MayGuide : Reached(_protocol.Basis) ? TrainingState.BasisReady : _any ? TrainingState.Busy : TrainingState.Invited;
    }
}
