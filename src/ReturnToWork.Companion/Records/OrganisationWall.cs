using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnToWork.Companion.Records;

/// <summary>
/// The last look before a command leaves for the database: every table of ours in it must be held to the organisation that the context was opened for, by a
/// parameter with that value (shared/reliability.md T-01). It is on in production too: a text is read once and remembered, after which the look is one lookup and one
/// comparison. It reads SQL as EF Core writes it and refuses what it does not recognise.
/// </summary>
internal sealed partial class OrganisationWall : DbCommandInterceptor
{
    public static readonly OrganisationWall Instance = new();

    // EF Core writes a few hundred texts; somebody who builds texts by hand must not fill the memory.
    private const int MostTexts = 4096;

    private readonly ConcurrentDictionary<string, Reading> _read = new(StringComparer.Ordinal);
    private FrozenSet<string>? _tables;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The command could see or change rows of another organisation.</exception>
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        // Changing the schema concerns all organisations at once; it runs before anything is served.
        if (eventData.CommandSource == CommandSource.Migrations || eventData.Context is not CompanionDb db) return result;
        var tables = _tables ??= db.Model.GetEntityTypes().Where(table => typeof(IOfOrganisation).IsAssignableFrom(table.ClrType)).Select(table => table.GetTableName()!).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (!_read.TryGetValue(result.CommandText, out var reading))
        {
            if (_read.Count >= MostTexts) _read.Clear();
            _read[result.CommandText] = reading = Read(result.CommandText, tables);
        }

        if (reading.Open is { } open) throw new InvalidOperationException($"A command on '{open}' was stopped: it does not hold that table to one organisation. Open the context through CompanionStore, and leave its query filter on. {result.CommandText}");
        foreach (var name in reading.Parameters)
        {
            if (!string.Equals(ValueOf(result, name), db.Organisation, StringComparison.Ordinal))
                throw new InvalidOperationException("A command was stopped: it asks for another organisation than the one its context was opened for.");
        }

        return result;
    }

    /// <summary>What a text does with our tables: which parameters hold them to an organisation, and the first table that none holds.</summary>
    internal static Reading Read(string sql, IReadOnlySet<string> tables)
    {
        List<string> parameters = [];
        // A batch ends each statement with a semicolon; a predicate of one says nothing about the next.
        foreach (var statement in sql.Split(';'))
        {
            foreach (Match mention in Mentions().Matches(statement))
            {
                var table = mention.Groups["table"].Value;
                if (!tables.Contains(table) || IsOfNothing().IsMatch(statement[(mention.Index + mention.Length)..])) continue;
                if (mention.Groups["verb"].Value.Equals("INTO", StringComparison.OrdinalIgnoreCase))
                {
                    if (!InsertsOrganisation().IsMatch(statement[(mention.Index + mention.Length)..])) return new Reading([], table);
                    continue;
                }

                var alias = mention.Groups["alias"];
                var held = alias.Success ? Held(alias.Value.Trim('"'), statement) : HeldWithoutAlias().Matches(statement);
                if (held.Count == 0) return new Reading([], table);
                parameters.AddRange(held.Select(match => match.Groups["parameter"].Value));
            }
        }

        return new Reading([.. parameters.Distinct(StringComparer.Ordinal)], null);
    }

    private static MatchCollection Held(string alias, string statement) =>
        Regex.Matches(statement, $"""(?<![\w"])"?{Regex.Escape(alias)}"?\."Organisation" = @(?<parameter>\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string? ValueOf(DbCommand command, string name)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.ParameterName.AsSpan().TrimStart('@').SequenceEqual(name)) return parameter.Value as string;
        }

        return null;
    }

    // "FROM companion."People" AS p" and the same without schema, alias or quotes; ", "People" AS p" too, a join as old SQL writes it.
    [GeneratedRegex("""((?<verb>\b(FROM|JOIN|UPDATE|INTO))\s+(ONLY\s+)?("?\w+"?\.)?"?(?<table>\w+)"?(\s+AS\s+(?<alias>"?\w+"?))?)|(,\s*("?\w+"?\.)?"?(?<table>\w+)"?\s+AS\s+(?<alias>"?\w+"?))""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex("""\A\s*\([^)]*"Organisation"[^)]*\)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InsertsOrganisation();

    // What EF Core makes of a list that is empty.
    [GeneratedRegex("""\A\s*WHERE\s+(0|FALSE)(\s*\)|\s*\z|\s+(ORDER|LIMIT|GROUP)\b)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsOfNothing();

    // Behind WHERE: what is set is no predicate. Behind a point stands the column of some other table.
    [GeneratedRegex("""(?<=\bWHERE\b[\s\S]*)(?<![.\w])"Organisation" = @(?<parameter>\w+)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeldWithoutAlias();

    /// <param name="Parameters">Names, without their sign, of the parameters that must hold the organisation.</param>
    /// <param name="Open">A table that no predicate holds; null where all are held.</param>
    internal sealed record Reading(string[] Parameters, string? Open);
}
