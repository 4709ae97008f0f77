using System.Globalization;
using ReturnToWork.Courses;

namespace ReturnToWork.Authoring.Commands;

/// <summary><c>lock [folder]</c>: adds new ids to <c>ids.lock</c>; never takes one away, but says which are gone and what can be done.</summary>
internal static class LockIds
{
    public static int Run(Arguments asked, Say say, string directory)
    {
        if (ThemePlace.Find(asked.Folder, directory) is not { } place)
        {
            say.Line("no-folder", ("folder", asked.Folder ?? ""));
            return 2;
        }

        var failed = false;
        foreach (var done in place.Folders().Select(folder => ThemeLock.Write(folder, place.Shared)))
        {
            foreach (var problem in done.Problems.Where(problem => problem.IsError))
                say.Plain(Check.ForReading(problem, say, place, directory));
            if (done.Problems.Any(problem => problem.IsError))
                say.Line("lock.refused", ("file", done.File));
            else
                say.Line(done.Added.Count == 0 ? "lock.nothing" : "lock.added", ("file", done.File), ("n", done.Added.Count.ToString(CultureInfo.InvariantCulture)));
            foreach (var id in done.Added)
                say.Plain($"    + {id}");
            foreach (var id in done.Vanished)
                say.Line("lock.vanished", ("id", id));
            foreach (var id in done.Returned)
                say.Line("lock.returned", ("id", id));
            failed |= done.Vanished.Count + done.Returned.Count > 0 || done.Problems.Any(problem => problem.IsError);
        }

        return failed ? 1 : 0;
    }
}
