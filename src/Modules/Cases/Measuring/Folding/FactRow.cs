using System.Security.Cryptography;
using System.Text.Json;

namespace Wangge.Cases.Measuring.Folding;

/// <summary>What measures know of one case, kept so that nobody reads a year of journal twice. Can be thrown away: <see cref="FactsKeeper"/> makes it anew.</summary>
internal sealed class FactRow
{
    public required Guid CaseId { get; init; }

    /// <summary>Journal entries that were read.</summary>
    public int Version { get; set; }

    /// <summary>The <see cref="CaseFold.Rules"/> by which they were read.</summary>
    public int Rules { get; set; }

    /// <summary>Number of the folding that wrote it last: what is in memory asks for what is later.</summary>
    public long Fold { get; set; }

    public DateTimeOffset ReportedAt { get; set; }

    /// <summary>The last instant in the facts, deadlines and the last change too: later periods have nothing of it.</summary>
    public DateTimeOffset LastAt { get; set; }

    /// <summary>When the last entry or recheck that was read came in.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the recheck that was read was done, or null.</summary>
    public DateTimeOffset? RecheckedAt { get; set; }

    /// <summary>JSON of <see cref="MatterFacts"/>.</summary>
    public string Facts { get; set; } = "";

    /// <summary>SHA-256 of the facts' canonical JSON.</summary>
    public byte[] Digest { get; set; } = [];

    /// <summary>Takes what was folded; the number of the folding is given to it when it is kept.</summary>
    public FactRow Fill(CaseFold fold, MatterFacts facts)
    {
        Version = fold.Version;
        Rules = CaseFold.Rules;
        ReportedAt = facts.ReportedAt;
        RecheckedAt = facts.Recheck?.At;
        ChangedAt = RecheckedAt > fold.ChangedAt ? RecheckedAt.Value : fold.ChangedAt;
        LastAt = FactSpan.LastOf(facts, ChangedAt);
        Facts = JsonSerializer.Serialize(facts, EntryJson.Default.MatterFacts);
        Digest = DigestOf(facts);
        return this;
    }

    /// <summary>Becomes what was read anew; a row that another process read further stays as it is.</summary>
    public void Renew(FactRow read)
    {
        if (Rules == read.Rules && Version > read.Version) { return; }
        (Version, Rules, Fold, ReportedAt, LastAt, ChangedAt) = (read.Version, read.Rules, read.Fold, read.ReportedAt, read.LastAt, read.ChangedAt);
        (RecheckedAt, Facts, Digest) = (read.RecheckedAt, read.Facts, read.Digest);
    }

    public static byte[] DigestOf(MatterFacts facts) => SHA256.HashData(CanonicalJson.Of(json => CanonicalJson.Write(json, facts)));

    public MatterFacts Read() => JsonSerializer.Deserialize(Facts, EntryJson.Default.MatterFacts) ?? throw new InvalidDataException($"Facts of case {CaseId} are JSON null.");
}

/// <summary>How far the foldings of a district have come. One row; a concurrency token, so that two folders cannot both write.</summary>
internal sealed class FoldState
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    public long Fold { get; set; }
}
