using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wangge.Cases.Calendars;
using Wangge.Cases.Limits;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Cases.Types;
using Wangge.Kernel.Storage;

namespace Wangge.Cases;

/// <inheritdoc/>
internal sealed class CasesTables : IModuleTables
{
    public string Prefix => "cases";

    public void Map(ModelBuilder model)
    {
        model.Entity<CaseType>(table =>
        {
            table.ToTable("cases_types").HasKey(t => t.Seq);
            table.HasIndex(t => t.Id).IsUnique();
            table.HasIndex(t => t.Key).IsUnique();
            table.Property(t => t.Version).IsConcurrencyToken();
            table.Property(t => t.Handling).HasConversion(LimitText);
            table.Property(t => t.MakeSafe).HasConversion(LimitText);
            table.Property(t => t.Keywords).HasJsonText();
            table.Property(t => t.Attributes).HasJsonText();
            AsWireName(table.Property(t => t.Flow));
            AsWireName(table.Property(t => t.Weight));
        });
        model.Entity<CaseTypeVersion>(table => table.ToTable("cases_type_versions").HasKey(v => new { v.TypeId, v.Version }));
        model.Entity<Responsibility>(table =>
        {
            table.ToTable("cases_responsibilities").HasKey(r => r.Id);
            table.HasIndex(r => new { r.TypePattern, r.AreaPath }).IsUnique();
            table.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<CalendarRow>(table =>
        {
            table.ToTable("cases_calendars").HasKey(c => c.Version);
            table.Property(c => c.Version).ValueGeneratedNever();
            table.Property(c => c.Definition).HasJsonText();
        });
        model.Entity<Report>(table =>
        {
            table.ToTable("cases_reports").HasKey(r => r.Seq);
            table.HasIndex(r => r.Id).IsUnique();
            table.HasIndex(r => r.CaseId);
            table.HasIndex(r => r.FollowHash).IsUnique();
            table.Property(r => r.Attributes).HasJsonText();
            AsWireName(table.Property(r => r.Source));
        });
        model.Entity<Words>(table =>
        {
            table.ToTable("cases_words").HasKey(w => w.SubjectId);
            table.HasIndex(w => w.CaseId);
        });
        model.Entity<Contact>(table => table.ToTable("cases_contacts").HasKey(c => c.ReportId));
        model.Entity<SearchText>(table =>
        {
            table.ToTable("cases_search").HasKey(s => s.Seq);
            table.HasIndex(s => s.SubjectId).IsUnique();
            table.HasIndex(s => s.CaseId);
        });
    }

    public IEnumerable<string> ExtraSql(StoreKind store) => SearchSql.For(store);

    /// <summary>Such as <c>2 emergency-hour</c>.</summary>
    private static readonly ValueConverter<Limit?, string?> LimitText = new(
        limit => limit == null ? null : limit.ToString(),
        text => ParseLimit(text));

    private static Limit? ParseLimit(string? text) =>
        text?.Split(' ') is [var amount, var unit] ? EmbeddedTable.FindLimit(amount, unit) : null;

    private static void AsWireName<T>(PropertyBuilder<T> property)
        where T : struct, Enum => property.HasConversion(value => value.Wire(), name => WireName.Find<T>(name)!.Value);
}
