using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs.Migrations;

/// <summary>The stream of statements that were stored before the column was there, from their verb.</summary>
internal static class FormerStreams
{
    /// <param name="literal">A byte string as the engine writes it.</param>
    public static string Cases(Func<string, string> literal) =>
        string.Join(' ', Vocabulary.Current.Verbs.Select(verb => $"WHEN verb = {literal(Convert.ToHexString(Sql.Hash(verb.Iri)))} THEN {Streams.Of(verb)}"));
}
