using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Wangge.Kernel.Storage.Changes;

/// <summary>A column of a table: its name, and how a property's value becomes what the database holds.</summary>
public sealed class ColumnPlan(IProperty property)
{
    private readonly Func<object?, object?>? _convert = property.GetRelationalTypeMapping().Converter?.ConvertToProvider;

    public IProperty Property { get; } = property;

    public string Name { get; } = property.GetColumnName();

    public RelationalTypeMapping Mapping { get; } = property.GetRelationalTypeMapping();

    /// <summary>Made by the database on insert, never written by us.</summary>
    public bool Generated { get; } = property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long) && property.Name == "Seq";

    /// <summary>The value in a row that is not tracked.</summary>
    public object? Of(object row) => Convert(Property.GetGetter().GetClrValue(row));

    public object? Current(EntityEntry entry) => Convert(entry.CurrentValues[Property]);

    public object? Original(EntityEntry entry) => Convert(entry.OriginalValues[Property]);

    private object? Convert(object? value) => value is null ? null : _convert is null ? value : _convert(value);
}
