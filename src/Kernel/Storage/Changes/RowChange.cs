namespace Wangge.Kernel.Storage.Changes;

/// <summary>One decided change of one row: a prepared statement's shape and the values to bind, already as the database holds them.</summary>
/// <param name="Values">In the order of the shape's parameters.</param>
/// <param name="Generated">Takes the key that the database made; null where it makes none.</param>
public sealed record RowChange(RowShape Shape, object?[] Values, Action<long>? Generated);
