using Microsoft.EntityFrameworkCore;

namespace Wangge.Cases.Measuring.Folding;

internal static class FactsTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<FactRow>(table =>
        {
            table.ToTable("cases_facts").HasKey(f => f.CaseId);
            table.HasIndex(f => f.Fold);
            table.HasIndex(f => f.LastAt);
        });
        model.Entity<FoldState>(table =>
        {
            table.ToTable("cases_fold").HasKey(s => s.Id);
            table.Property(s => s.Id).ValueGeneratedNever();
            table.Property(s => s.Fold).IsConcurrencyToken();
        });
    }
}
