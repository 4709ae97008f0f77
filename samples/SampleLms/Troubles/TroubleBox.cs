namespace SampleLms;

/// <summary>A trouble that is switched on.</summary>
/// <param name="Trouble">Which.</param>
/// <param name="Left">How often still; null until somebody switches it off.</param>
internal sealed record ActiveTrouble(Trouble Trouble, int? Left);

/// <summary>What goes wrong next. In memory: after a restart everything is right again.</summary>
internal sealed class TroubleBox
{
    private const string Item = "trouble";

    private readonly Lock _gate = new();
    private readonly List<ActiveTrouble> _active = [];

    public IReadOnlyList<ActiveTrouble> Active
    {
        get { lock (_gate) return [.. _active]; }
    }

    /// <returns>False when there is no trouble of that name.</returns>
    public bool Start(string? code, int? times)
    {
        if (TroubleList.Find(code) is not { } trouble) return false;
        lock (_gate)
        {
            _active.RemoveAll(one => one.Trouble.Code == code);
            _active.Add(new(trouble, times));
        }

        return true;
    }

    public void Stop(string? code)
    {
        lock (_gate) _active.RemoveAll(one => one.Trouble.Code == code);
    }

    public void StopAll()
    {
        lock (_gate) _active.Clear();
    }

    /// <summary>The oldest that is on for that place, counted down.</summary>
    public Trouble? Take(TroublePlace place)
    {
        lock (_gate)
        {
            var index = _active.FindIndex(one => one.Trouble.Place == place);
            if (index < 0) return null;
            var one = _active[index];
            if (one.Left is 1) _active.RemoveAt(index);
            else _active[index] = one with { Left = one.Left - 1 };
            return one.Trouble;
        }
    }

    /// <summary>The trouble that this request is in; null when all is well.</summary>
    public static string? Of(HttpContext http) => http.Items[Item] as string;

    public static void Mark(HttpContext http, Trouble trouble) => http.Items[Item] = trouble.Code;
}

/// <summary>Lets a route be troubled.</summary>
internal static class TroubledRoutes
{
    public static RouteHandlerBuilder Troubled(this RouteHandlerBuilder route, TroublePlace place) => route.AddEndpointFilter(async (call, next) =>
    {
        var http = call.HttpContext;
        var box = http.RequestServices.GetRequiredService<TroubleBox>();
        if (box.Take(place) is not { } trouble) return await next(call);
        TroubleBox.Mark(http, trouble);
        return (trouble.Answer is { } answer ? await answer(http) : null) ?? await next(call);
    });
}
