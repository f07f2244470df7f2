using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wangge.Cases.Calendars;
using Wangge.Cases.Grouping;
using Wangge.Cases.Limits;
using Wangge.Cases.Measuring;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Cases.Suggesting;
using Wangge.Cases.Subscribing;
using Wangge.Cases.Types;
using Wangge.Cases.Views;
using Wangge.Kernel.Storage;

namespace Wangge.Cases;

/// <inheritdoc/>
internal sealed class CasesTables : IModuleTables
{
    public string Prefix => "cases";

    public void Map(ModelBuilder model)
    {
        model.Entity<Case>(MapCase);
        model.Entity<CaseJournalEntry>(table =>
        {
            table.ToTable("cases_journal").HasKey(e => e.Id);
            table.HasIndex(e => new { e.CaseId, e.Sequence }).IsUnique();
            table.HasIndex(e => e.ReceivedAt);
            table.Ignore(e => e.Clocks);
            table.Property(e => e.Action).HasWireName();
            table.Property(e => e.StateBefore).HasWireName();
            table.Property(e => e.StateAfter).HasWireName();
        });
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
            table.Property(t => t.Flow).HasWireName();
            table.Property(t => t.Weight).HasWireName();
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
            // Came later: what was there before is filled by it.
            table.Property(r => r.IsJoin).HasDefaultValue(false).ValueGeneratedNever();
            table.HasIndex(r => new { r.ReceivedAt, r.Seq });
            table.Property(r => r.Attributes).HasJsonText();
            table.Property(r => r.Source).HasWireName();
        });
        model.Entity<Words>(table =>
        {
            table.ToTable("cases_words").HasKey(w => w.SubjectId);
            table.HasIndex(w => w.CaseId);
            table.HasIndex(w => w.ReportId).HasFilter("report_id IS NOT NULL");
        });
        model.Entity<CaseGroup>(table =>
        {
            table.ToTable("cases_groups").HasKey(g => g.Id);
            table.HasIndex(g => g.LastAt);
            table.Property(g => g.Version).IsConcurrencyToken();
        });
        model.Entity<CaseGroupMember>(table =>
        {
            table.ToTable("cases_group_members").HasKey(m => m.CaseId);
            table.HasIndex(m => new { m.GroupId, m.CaseSeq });
        });
        model.Entity<SavedView>(table =>
        {
            table.ToTable("cases_views").HasKey(v => v.Seq);
            table.HasIndex(v => v.Id).IsUnique();
            table.HasIndex(v => v.AccountId);
        });
        model.Entity<Subscription>(table =>
        {
            table.ToTable("cases_subscriptions").HasKey(s => s.Seq);
            table.HasIndex(s => s.Id).IsUnique();
            table.HasIndex(s => s.LinkHash).IsUnique();
            table.HasIndex(s => s.Email).HasFilter("email IS NOT NULL");
            table.HasIndex(s => s.Phone).HasFilter("phone IS NOT NULL");
            table.HasIndex(s => new { s.South, s.North }).HasDatabaseName("ix_cases_subscriptions_place");
            table.Property(s => s.Place).HasJsonText();
            table.Property(s => s.TypeKeys).HasJsonText();
            table.Property(s => s.Version).IsConcurrencyToken();
        });
        model.Entity<SuggestionModelRow>(table =>
        {
            table.ToTable("cases_suggestion_models").HasKey(m => m.Version);
            table.Property(m => m.Version).ValueGeneratedNever();
        });
        model.Entity<Contact>(table =>
        {
            table.ToTable("cases_contacts").HasKey(c => c.ReportId);
            // What somebody left is found when they ask for their own data.
            table.HasIndex(c => c.Phone);
            table.HasIndex(c => c.Email);
        });
        MeasuringTables.Map(model);
        model.Entity<SearchText>(table =>
        {
            table.ToTable("cases_search").HasKey(s => s.Seq);
            table.HasIndex(s => s.SubjectId).IsUnique();
            table.HasIndex(s => s.CaseId);
        });
    }

    private static void MapCase(EntityTypeBuilder<Case> table)
    {
        table.ToTable("cases_cases");
        // Made by the database; breaks ties in lists, since nothing is paged by a client's id.
        table.Property<long>("Seq").ValueGeneratedOnAdd();
        table.HasKey("Seq");
        table.HasIndex(c => c.Id).IsUnique();
        table.HasIndex(c => c.Number).IsUnique();
        // With all that tabs and areas are cut by, so that what is left out costs no look at the row.
        table.HasIndex("DueOrder", "Seq", "AreaPath", "SoonAt", "TypeId").HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_due");
        table.HasIndex("ReportedAt", "Seq", "AreaPath", "DueOrder").HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_reported");
        table.HasIndex("State", "DueOrder", "Seq").HasDatabaseName("ix_cases_state_due");
        table.HasIndex("AreaPath", "ReportedAt", "Seq").HasDatabaseName("ix_cases_area_reported");
        table.HasIndex("LeadUnitId", "DueOrder", "Seq").HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_unit_due");
        table.HasIndex("ReportedAt", "Seq", "AreaPath").HasDatabaseName("ix_cases_reported");
        table.HasIndex("State", "ReportedAt", "Seq").HasDatabaseName("ix_cases_state_reported");
        table.HasIndex("LeadUnitId", "ReportedAt", "Seq").HasDatabaseName("ix_cases_unit_reported");
        table.HasIndex("ReportedAt", "Seq").HasFilter("is_helped").HasDatabaseName("ix_cases_helped_reported");
        table.HasIndex("DueOrder", "Seq").HasFilter("is_helped").HasDatabaseName("ix_cases_helped_due");
        table.HasIndex("HolderId").HasFilter("holder_id IS NOT NULL").HasDatabaseName("ix_cases_holder");
        table.HasIndex("TypeId", "ReportedAt", "Seq").HasDatabaseName("ix_cases_type_reported");
        // What is near: a band of latitude, then of longitude.
        table.HasIndex("Latitude", "Longitude").HasDatabaseName("ix_cases_place");
        table.HasIndex("Latitude", "Longitude", "AreaPath", "DueOrder", "SoonAt").HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_place");
        // The sweep's own: what turns late, and what resumes.
        table.HasIndex("SupervisionLevel", "DueOrder", "Seq").HasFilter("ended_at IS NULL").HasDatabaseName("ix_cases_open_level");
        table.HasIndex("SuspendedUntil", "Seq").HasFilter("suspended_until IS NOT NULL").HasDatabaseName("ix_cases_suspended");
        table.Property(c => c.Version).IsConcurrencyToken();
        table.Property(c => c.SoonAt).HasDefaultValue(Case.Never).ValueGeneratedNever();
        table.Property(c => c.IsHelped).HasDefaultValue(false).ValueGeneratedNever();
        table.Ignore(c => c.NewEntries);
        table.Property(c => c.WorkedByIds).HasJsonText(CaseJson.Options);
        table.Property(c => c.Helpers).HasJsonText(CaseJson.Options);
        table.Property(c => c.Clocks).HasJsonText(CaseJson.Options);
        table.Property(c => c.MergedInIds).HasJsonText(CaseJson.Options);
        table.Property(c => c.AskedExtension).HasConversion(
            span => span == null ? null : CaseJson.Write(span),
            text => text == null ? null : CaseJson.Read<CaseSpan>(text));
        table.Property(c => c.State).HasWireName();
        table.Property(c => c.Flow).HasWireName();
        table.Property(c => c.Weight).HasWireName();
        table.Property(c => c.Source).HasWireName();
        table.Property(c => c.CentreLevel).HasWireName();
        table.Property(c => c.CalledBack).HasConversion(
            value => value == null ? null : value.Value.Wire(),
            name => WireName.Find<CaseCallBack>(name));
    }

    public IEnumerable<string> ExtraSql(StoreKind store) => SearchSql.For(store);

    /// <summary>Such as <c>2 emergency-hour</c>.</summary>
    private static readonly ValueConverter<Limit?, string?> LimitText = new(
        limit => limit == null ? null : limit.ToString(),
        text => ParseLimit(text));

    private static Limit? ParseLimit(string? text) =>
        text?.Split(' ') is [var amount, var unit] ? EmbeddedTable.FindLimit(amount, unit) : null;
}
