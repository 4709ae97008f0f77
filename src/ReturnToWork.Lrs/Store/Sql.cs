using System.Buffers;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace ReturnToWork.Lrs;

internal static class Sql
{
    /// <summary>A command with its values as parameters <c>@p0</c>, <c>@p1</c>, …; the text itself is made of constants only.</summary>
    public static DbCommand Command(this DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        foreach (var value in values) command.Bind(value);
        return command;
    }

    /// <summary>Adds one value and gives the name to write in the text.</summary>
    public static string Bind(this DbCommand command, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{command.Parameters.Count}";
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>The form in which long identifiers are kept and asked: 16 bytes.</summary>
    public static byte[] Hash(string key)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(key.Length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(key, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return hash[..16].ToArray();
    }
}
