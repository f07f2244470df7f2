using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wangge.Kernel.Text;

namespace Wangge.Kernel.Storage;

/// <summary>How values stand in both databases: one convention for every module.</summary>
/// <remarks>Instants are UTC ticks in SQLite (so that they compare) and <c>timestamptz</c> in PostgreSQL; ids are 16 big-endian bytes in SQLite, so that UUIDv7 sorts by time.</remarks>
public static class StorageConventions
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Stores a list or record as JSON text. The value is replaced as a whole, never changed in place.</summary>
    /// <param name="options">How it is written; camel case by default.</param>
    public static PropertyBuilder<T> HasJsonText<T>(this PropertyBuilder<T> property, JsonSerializerOptions? options = null)
    {
        var json = options ?? Json;
        return property.HasConversion(
            value => JsonSerializer.Serialize(value, json),
            text => JsonSerializer.Deserialize<T>(text, json)!,
            new ValueComparer<T>(
                (a, b) => ReferenceEquals(a, b) || JsonSerializer.Serialize(a, json) == JsonSerializer.Serialize(b, json),
                value => JsonSerializer.Serialize(value, json).GetHashCode(StringComparison.Ordinal),
                value => value));
    }

    /// <summary>Stores a member of an enum by its wire name, such as <c>to-check</c>.</summary>
    public static PropertyBuilder<T> HasWireName<T>(this PropertyBuilder<T> property)
        where T : struct, Enum => property.HasConversion(value => value.Wire(), name => WireName.Read<T>(name));

    internal static void Apply(ModelConfigurationBuilder configuration, bool sqlite)
    {
        if (sqlite)
        {
            configuration.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
            configuration.Properties<DateTimeOffset?>().HaveConversion<UtcTicks>();
            configuration.Properties<Guid>().HaveConversion<BigEndianId>();
            configuration.Properties<Guid?>().HaveConversion<BigEndianId>();
            configuration.Properties<DateOnly>().HaveConversion<DayNumber>();
            configuration.Properties<DateOnly?>().HaveConversion<DayNumber>();
            configuration.Properties<TimeOnly>().HaveConversion<TickOfDay>();
            configuration.Properties<TimeOnly?>().HaveConversion<TickOfDay>();
        }
        else
        {
            configuration.Properties<DateTimeOffset>().HaveConversion<Utc>();
            configuration.Properties<DateTimeOffset?>().HaveConversion<Utc>();
        }
    }

    internal static void NameColumns(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties()) { property.SetColumnName(SnakeCase(property.Name)); }
        }
    }

    /// <summary><c>ReportedAt</c> → <c>reported_at</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) { text.Append('_'); }
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        at => at.ToUniversalTime(), at => at.ToUniversalTime());

    private sealed class BigEndianId() : ValueConverter<Guid, byte[]>(
        id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class DayNumber() : ValueConverter<DateOnly, int>(
        day => day.DayNumber, number => DateOnly.FromDayNumber(number));

    private sealed class TickOfDay() : ValueConverter<TimeOnly, long>(
        at => at.Ticks, ticks => new TimeOnly(ticks));
}
