using ReturnToWork.Authoring.Audio;
using ReturnToWork.Authoring.Commands;
using ReturnToWork.Authoring.Preview;

namespace ReturnToWork.Authoring;

/// <summary>The door: <c>dotnet run --project src/ReturnToWork.Authoring -- check | lock | new | preview | claims | audio</c>.</summary>
internal static class AuthoringRoom
{
    /// <returns>0, or what the shell takes as failed: 1 for something to mend in a theme, 2 for a command that is not understood.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter to, string directory, string? terminalLanguage, CancellationToken ct = default)
    {
        // Speaks of the theme's language where the others speak of the answer's, so it reads its own words.
        if (arguments is ["audio", .. var words]) return await AudioCommands.RunAsync(words, to, ct);
        var asked = Arguments.Read(arguments, terminalLanguage);
        var say = new Say(asked.Language, to);
        return asked.Command switch
        {
            "check" => Check.Run(asked, say, directory),
            "lock" => LockIds.Run(asked, say, directory),
            "claims" => ListClaims.Run(asked, say, directory),
            "new" => New.Run(asked, say, directory),
            "preview" => await PreviewCommand.RunAsync(asked, say, directory, ct),
            _ => Help(say),
        };
    }

    public static int Help(Say say)
    {
        say.Line("help");
        return 2;
    }
}
