using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Keys;

/// <inheritdoc/>
internal sealed class DoorsTables : IModuleTables
{
    public string Prefix => "doors";

    public void Map(ModelBuilder model) => model.Entity<ApiKey>(table =>
    {
        table.ToTable("doors_api_keys").HasKey(k => k.Id);
        table.HasIndex(k => k.Hash).IsUnique();
        table.Property(k => k.Version).IsConcurrencyToken();
    });
}
