using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wangge.Kernel.Text;

namespace Wangge.Portal;

/// <inheritdoc/>
internal sealed class PortalTables : IModuleTables
{
    public const string Search = "portal_search";

    public string Prefix => "portal";

    public void Map(ModelBuilder model)
    {
        model.Entity<Article>(table =>
        {
            table.ToTable("portal_articles").HasKey(a => a.Seq);
            table.HasIndex(a => a.Id).IsUnique();
            table.HasIndex(a => new { a.ChangedAt, a.Seq });
            table.Property(a => a.Version).IsConcurrencyToken();
            table.Property(a => a.Content).HasJsonText();
            table.Property(a => a.Kind).HasWireName();
            table.Property(a => a.Door).HasWireName();
            table.Property(a => a.State).HasWireName();
        });
        model.Entity<ArticleVersion>(table =>
        {
            table.ToTable("portal_article_versions").HasKey(v => new { v.ArticleId, v.Version });
            table.Property(v => v.Content).HasJsonText();
        });
        model.Entity<ShownArticle>(table =>
        {
            table.ToTable("portal_shown_articles").HasKey(a => a.Seq);
            table.HasIndex(a => a.Id).IsUnique();
            table.HasIndex(a => new { a.Door, a.Kind, a.PublishedAt, a.Seq });
            table.HasIndex(a => new { a.PublishedAt, a.Seq });
            table.Property(a => a.Content).HasJsonText();
            table.Property(a => a.Kind).HasWireName();
            table.Property(a => a.Door).HasWireName();
        });
        model.Entity<PortalSearch>(table =>
        {
            table.ToTable(Search).HasKey(s => s.Seq);
            table.HasIndex(s => s.SubjectId);
        });
        MapVoices(model);
        model.Entity<Statement>(table =>
        {
            table.ToTable("portal_statements").HasKey(s => s.Seq);
            table.HasIndex(s => s.Id).IsUnique();
            table.HasIndex(s => new { s.From, s.Seq });
        });
    }

    private static void MapVoices(ModelBuilder model)
    {
        model.Entity<Topic>(table => table.ToTable("portal_topics").HasKey(t => t.Key));
        model.Entity<Voice>(table =>
        {
            table.ToTable("portal_voices").HasKey(v => v.Seq);
            table.HasIndex(v => v.Id).IsUnique();
            table.HasIndex(v => v.FollowHash).IsUnique();
            table.HasIndex(v => new { v.State, v.ReceivedAt, v.Seq });
            table.HasIndex(v => new { v.ShownAt, v.Seq });
            table.Property(v => v.Version).IsConcurrencyToken();
            table.Property(v => v.Kind).HasWireName();
            table.Property(v => v.State).HasWireName();
        });
        model.Entity<VoiceWords>(table => table.ToTable("portal_voice_words").HasKey(w => w.VoiceId));
        model.Entity<VoiceContact>(table =>
        {
            table.ToTable("portal_voice_contacts").HasKey(c => c.VoiceId);
            table.HasIndex(c => c.Phone);
            table.HasIndex(c => c.Email);
        });
    }

    public IEnumerable<string> ExtraSql(StoreKind store) => FullText.IndexOf(Search, store);
}
