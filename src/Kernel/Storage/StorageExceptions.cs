namespace Wangge.Kernel.Storage;

/// <summary>Another change came first: the row is no longer as it was read, or is gone. Nothing of this unit was written.</summary>
public sealed class ConflictException(string table) : Exception($"A row of {table} was changed by another.")
{
    public string Table { get; } = table;
}

/// <summary>A row with this key stands there already. Nothing of this unit was written.</summary>
public sealed class DuplicateKeyException(string table, Exception inner) : Exception($"A row of {table} with this key stands already.", inner)
{
    public string Table { get; } = table;
}

/// <summary>The store cannot take writes now (disk full, database gone). Nothing of this unit was written, or its fate is told by a repeat.</summary>
public sealed class StoreUnavailableException(string message, Exception inner) : Exception(message, inner);

/// <summary>A value that no database of ours can hold, such as a text with U+0000. Nothing of this unit was written.</summary>
public sealed class UnfitValueException : Exception
{
    public UnfitValueException(string message)
        : base(message)
    {
    }

    public UnfitValueException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
