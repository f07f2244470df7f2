namespace Wangge.Kernel.Storage.Changes;

/// <summary>The statement that a kind of change runs: text and columns. One instance a shape, so that writers key prepared commands by reference.</summary>
/// <param name="Table">Without schema.</param>
/// <param name="Sql">Parameters are <c>$1 … $n</c>.</param>
/// <param name="Columns">What each parameter is bound for.</param>
/// <param name="Checked">Exactly one row must be hit, else it is a conflict.</param>
/// <param name="Returns">The statement returns the key that the database made.</param>
/// <param name="Merges">A plain insertion that stands first in its unit, whose rows a writer may send together with those of other units.</param>
/// <param name="Guards">How many of the last columns find the row of an update or, where there are no others, of a deletion; 0 for an insertion.</param>
public sealed record RowShape(string Table, string Sql, IReadOnlyList<ColumnPlan> Columns, bool Checked, bool Returns, bool Merges = false, int Guards = 0)
{
    public bool Equals(RowShape? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
