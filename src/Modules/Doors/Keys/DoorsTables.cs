using Wangge.Doors.Cap;

namespace Wangge.Doors.Keys;

/// <inheritdoc/>
internal sealed class DoorsTables : IModuleTables
{
    public string Prefix => "doors";

    public void Map(ModelBuilder model)
    {
        model.Entity<ApiKey>(table =>
        {
            table.ToTable("doors_api_keys").HasKey(k => k.Id);
            table.HasIndex(k => k.Hash).IsUnique();
            // Keys that are older than the other doors open this one.
            table.Property(k => k.Door).HasWireName().HasMaxLength(20).HasDefaultValue(KeyDoor.Open311).ValueGeneratedNever();
            table.Property(k => k.Version).IsConcurrencyToken();
        });
        CapRows.Map(model);
    }
}
