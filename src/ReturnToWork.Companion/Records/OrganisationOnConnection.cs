using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReturnToWork.Companion.Records;

/// <summary>
/// Tells PostgreSQL for which organisation a connection is used, so that its row-level security shows and takes only that one's rows (migration RowWalls). Said anew at
/// every opening, also where there is none: a connection out of the pool never brings what it was used for before, whatever the pool's settings.
/// </summary>
internal sealed class OrganisationOnConnection : DbConnectionInterceptor
{
    public static readonly OrganisationOnConnection Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (CommandFor(connection, eventData) is not { } command) return;
        using (command) command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (CommandFor(connection, eventData) is not { } command) return;
        await using (command) await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand? CommandFor(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is not CompanionDb db || !db.Database.IsNpgsql()) return null;
        var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('app.organisation', @organisation, false)";
        var organisation = command.CreateParameter();
        (organisation.ParameterName, organisation.Value) = ("organisation", db.OpenedFor ?? "");
        command.Parameters.Add(organisation);
        return command;
    }
}
