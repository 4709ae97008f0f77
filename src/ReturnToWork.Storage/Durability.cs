using Microsoft.EntityFrameworkCore;

namespace ReturnToWork.Storage;

/// <summary>Refuses to start on settings under which an acknowledged write can be lost (shared/reliability.md section 0, point 2).</summary>
internal static class Durability
{
    public static async Task AssertAsync(string room, DbContext db, CancellationToken ct)
    {
        if (db.Database.IsNpgsql())
        {
            await ExpectAsync(db, room, "SHOW synchronous_commit", ["on", "remote_write", "remote_apply"], ct);
            await ExpectAsync(db, room, "SHOW full_page_writes", ["on"], ct);
            return;
        }

        await ExpectAsync(db, room, "PRAGMA journal_mode", ["wal"], ct);
        await ExpectAsync(db, room, "PRAGMA synchronous", ["2", "3"], ct);
        await ExpectAsync(db, room, "PRAGMA foreign_keys", ["1"], ct);
        await ExpectAsync(db, room, "PRAGMA secure_delete", ["1"], ct);
    }

    private static async Task ExpectAsync(DbContext db, string room, string question, string[] good, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The questions are the constants above.
        command.CommandText = question;
#pragma warning restore CA2100
        var answer = Convert.ToString(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) ?? "";
        if (!good.Contains(answer, StringComparer.Ordinal))
            throw new UnsafeStoreException($"The store of '{room}' would lose acknowledged data: '{question}' answers '{answer}', it must be {string.Join(" or ", good)}.");
    }
}

/// <summary>The database is set so that it may lose what it acknowledged. The host does not start.</summary>
public sealed class UnsafeStoreException : Exception
{
    /// <summary>With the setting that is wrong, in words.</summary>
    public UnsafeStoreException(string message) : base(message)
    {
    }

    /// <summary>For serializers only.</summary>
    public UnsafeStoreException()
    {
    }

    /// <summary>With its cause.</summary>
    public UnsafeStoreException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
