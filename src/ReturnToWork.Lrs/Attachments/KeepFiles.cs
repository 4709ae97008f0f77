using System.Globalization;
using ReturnToWork.Xapi;

namespace ReturnToWork.Lrs;

/// <summary>
/// Lets the files of a batch stay: within the organisation's room, and in their place on disk. It runs in the transaction that stores the statements, before
/// anything is written there, so that a refusal leaves nothing half done.
/// </summary>
internal static class KeepFiles
{
    public static async Task<Refusal?> RunAsync(WriteScope scope, IEnumerable<ArrivedFile> files, CancellationToken ct)
    {
        var distinct = files.DistinctBy(file => file.Sha2, StringComparer.Ordinal).ToList();
        if (distinct.Count == 0) return null;
        var known = await KnownAsync(scope, distinct.Select(file => file.Sha2), ct);
        var more = distinct.Where(file => !known.Contains(file.Sha2)).Sum(file => file.Length);
        if (more > 0 && await KeptBytesAsync(scope, ct) + more > distinct[0].MostBytes) return DiskRoom.Full;
        try
        {
            foreach (var file in distinct) file.Settle(scope.Organisation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            scope.LooseFiles.UnionWith(distinct.Where(file => file.Settled).Select(file => file.Sha2));
            return AttachmentFolder.Away;
        }

        return null;
    }

    /// <summary>Which of these hashes have a row.</summary>
    public static async Task<HashSet<string>> KnownAsync(WriteScope scope, IEnumerable<string> hashes, CancellationToken ct)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using var command = scope.Command("", scope.Organisation);
        command.CommandText = $"SELECT sha2 FROM {scope.Prefix}attachments WHERE organisation = @p0 AND sha2 IN ({string.Join(',', hashes.Select(command.Bind))})";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) known.Add(reader.GetString(0));
        return known;
    }

    private static async Task<long> KeptBytesAsync(WriteScope scope, CancellationToken ct)
    {
        await using var command = scope.Command($"SELECT COALESCE(SUM(length), 0) FROM {scope.Prefix}attachments WHERE organisation = @p0", scope.Organisation);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }
}
