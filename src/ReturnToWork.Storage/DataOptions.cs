using System.ComponentModel.DataAnnotations;

namespace ReturnToWork.Storage;

/// <summary>Which database engine holds an installation's data.</summary>
public enum DataProvider
{
    /// <summary>One file per room below <see cref="DataOptions.Directory"/>. The default.</summary>
    Sqlite,

    /// <summary>One schema per room in the database that the host's connection string names.</summary>
    PostgreSql,
}

/// <summary>Where a host keeps its data. Bound to the section <c>Data</c> and validated at start.</summary>
public sealed class DataOptions
{
    /// <summary>Folder for SQLite files, relative to the working directory. Default <c>data</c>.</summary>
    [Required(AllowEmptyStrings = false, ErrorMessage = "Data:Directory is empty. Name a folder, or leave the setting out for 'data'.")]
    public string Directory { get; set; } = "data";

    /// <summary>Folder for the ledgers of erasures, which outlive a restore of the databases; best on another disk, and shared by instances that share a database. Default: <see cref="Directory"/>.</summary>
    public string? LedgerDirectory { get; set; }

    /// <summary>Default <see cref="DataProvider.Sqlite"/>.</summary>
    [EnumDataType(typeof(DataProvider), ErrorMessage = "Data:Provider must be Sqlite or PostgreSql.")]
    public DataProvider Provider { get; set; } = DataProvider.Sqlite;
}
