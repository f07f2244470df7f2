namespace Wangge.Kernel.Storage;

/// <summary>How stores are kept; section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions
{
    /// <summary>Connection to the PostgreSQL server for districts that live there; its user may create schemas and roles.</summary>
    public string? Postgres { get; set; }

    /// <summary>Connections for writing to PostgreSQL, one writer each.</summary>
    /// <value>1–64, default 8: more are slower on few cores (measured).</value>
    public int PostgresWriters { get; set; } = 8;

    /// <summary>Connections for reading from PostgreSQL.</summary>
    /// <value>1–200, default 16.</value>
    public int PostgresReaders { get; set; } = 16;

    /// <summary>A store up to this size is rewritten at once when something was erased; a larger one at night, because writes wait meanwhile.</summary>
    /// <value>Bytes, default 64 MiB: about half a second of writing.</value>
    public long ScrubAtOnceBytes { get; set; } = 64 << 20;

    /// <summary>Makes tables from the model instead of from migrations: for tests of modules alone.</summary>
    public bool FromModel { get; set; }

    /// <summary>The largest SQLite file in pages of 4 KiB; 0 for no limit. For trials of a full disk.</summary>
    public long MaxPageCount { get; set; }
}
