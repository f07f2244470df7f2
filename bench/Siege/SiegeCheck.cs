using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases;
using Wangge.Cases.Reporting;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Bench.Siege;

/// <summary>Holds a besieged home to what its clients were answered. Reads the store past the server, beside it.</summary>
internal sealed class SiegeCheck(BenchHome home, SiegeTally tally)
{
    private static readonly TimeSpan LongestStandstill = TimeSpan.FromSeconds(60);

    /// <summary>Every answered write is there, none twice, and every journal gives the row that stands.</summary>
    public async Task<SiegeFindings> CheckWritesAsync()
    {
        var found = new SiegeFindings();
        // Opened anew each time: a power cut puts another file in the place of the one before.
        await using var services = home.Offline();
        await using var db = StoreOf(services).Lease();
        var reports = await db.Set<Report>().AsNoTracking().Select(r => new { r.Id, r.CaseId }).ToListAsync();
        var blobs = (await db.Set<BlobRow>().AsNoTracking().Select(b => b.Sha256).ToListAsync()).ToHashSet(StringComparer.Ordinal);
        var cases = await db.Set<Case>().AsNoTracking().ToListAsync();
        var journal = (await db.Set<CaseJournalEntry>().AsNoTracking().ToListAsync()).GroupBy(e => e.CaseId).ToDictionary(g => g.Key, g => g.OrderBy(e => e.Sequence).ToList());
        var leaves = (await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.SubjectKind == "case").Select(l => l.Data).ToListAsync()).Select(EntryOf).CountBy(id => id).ToDictionary();

        var byReport = reports.ToLookup(r => r.Id, r => r.CaseId);
        var entries = journal.Values.SelectMany(e => e).ToLookup(e => e.Id, e => e.CaseId);
        foreach (var (id, caseId) in tally.Reports.Concat(tally.Acts)) { found.LostUnless(entries[id].Contains(caseId) && leaves.ContainsKey(id), $"entry or leaf {id}"); }
        foreach (var (id, caseId) in tally.Reports) { found.LostUnless(byReport[id].Contains(caseId), $"report {id}"); }
        foreach (var name in tally.Blobs.Keys) { found.LostUnless(blobs.Contains(name) && IsFileThere(name), $"file {name} (row {blobs.Contains(name)}, name {File.Exists(PathOf(name))})"); }

        foreach (var group in byReport.Where(g => g.Count() > 1 || !tally.SentReports.ContainsKey(g.Key))) { found.Doubled($"report {group.Key}"); }
        foreach (var group in entries.Where(g => g.Count() > 1)) { found.Doubled($"entry {group.Key}"); }
        foreach (var (id, count) in leaves.Where(l => l.Value > 1)) { found.Doubled($"{count} leaves of {id}"); }
        foreach (var matter in cases.Where(c => !journal.ContainsKey(c.Id) || !byReport.Contains(journal[c.Id][0].Id))) { found.Doubled($"case {matter.Id}"); }
        if (cases.Count != reports.Count) { found.Doubled($"{cases.Count} cases of {reports.Count} reports"); }

        foreach (var matter in cases.Where(c => journal.ContainsKey(c.Id)))
        {
            if (!Follows(matter, journal[matter.Id])) { found.Broken($"journal of {matter.Id}"); }
        }

        foreach (var answer in tally.ChangedAnswers) { found.Broken($"answer of {answer}"); }
        return found;
    }

    /// <summary>Once the server has settled: every leaf in the tree and proven, every message gone, each that leaves the house gone once.</summary>
    public async Task<SiegeFindings> CheckSettledAsync()
    {
        var found = new SiegeFindings();
        await using var services = home.Offline();
        var store = StoreOf(services);
        // What a hundred short lives left behind takes its time on a slow machine; only what does not move any more is held to be stuck.
        var (least, movedAt) = (int.MaxValue, Stopwatch.GetTimestamp());
        int waiting, unplaced;
        do
        {
            await using var db = store.Lease();
            waiting = await db.Set<OutboxMessage>().CountAsync(CancellationToken.None);
            unplaced = await db.Set<AuditLeafRow>().CountAsync(l => l.LogIndex == null, CancellationToken.None);
            if (waiting + unplaced < least) { (least, movedAt) = (waiting + unplaced, Stopwatch.GetTimestamp()); }
            if (least > 0) { await Task.Delay(20, CancellationToken.None); }
        }
        while (least > 0 && Stopwatch.GetElapsedTime(movedAt) < LongestStandstill);
        if (waiting > 0) { found.Undelivered($"{waiting} messages wait"); }
        if (unplaced > 0) { found.Unproven($"{unplaced} leaves have no place"); }

        var verdict = await services.GetRequiredService<AuditLog>().VerifyAsync(store, [], CancellationToken.None);
        foreach (var finding in verdict.Findings) { found.Unproven($"{finding.Fault} at {finding.FirstIndex}"); }

        // Addresses are masked in the file; the link is one reporter's.
        var told = (await ReadMessagesAsync()).CountBy(secret => secret).ToDictionary();
        var links = services.GetRequiredService<FollowLinks>();
        foreach (var reportId in tally.Closed.Keys)
        {
            var times = told.GetValueOrDefault(links.SecretOf(BenchHome.DistrictCode, reportId));
            if (times == 0) { found.Undelivered($"nothing was written to the reporter of {reportId}"); }
            if (times > 1) { found.Doubled($"{times} messages to the reporter of {reportId}"); }
        }

        return found;
    }

    private static DistrictStore StoreOf(ServiceProvider services) => services.GetRequiredService<Stores>().Get(BenchHome.DistrictCode);

    private bool IsFileThere(string name)
    {
        var path = PathOf(name);
        return File.Exists(path) && Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))) == name;
    }

    private string PathOf(string name) =>
        new BlobLayout(Path.Combine(new Home(home.Folder).DistrictFolder(BenchHome.DistrictCode), "blobs")).Original(BlobName.TryParse(name, out var blob) ? blob : default);

    private async Task<IEnumerable<string>> ReadMessagesAsync()
    {
        var file = Path.Combine(home.Folder, "messages.jsonl");
        if (!File.Exists(file)) { return []; }
        return (await File.ReadAllLinesAsync(file)).Select(line =>
        {
            try
            {
                return JsonNode.Parse(line)?["LinkPath"]?.GetValue<string>().Split('/')[^1] ?? "";
            }
            catch (JsonException)
            {
                // Torn by the kill; it was not answered for, and is written again.
                return "";
            }
        }).Where(secret => secret.Length > 0);
    }

    private static bool Follows(Case matter, List<CaseJournalEntry> journal)
    {
        try
        {
            return JsonSerializer.Serialize(matter, CaseJson.Options) == JsonSerializer.Serialize(Case.Replay(journal), CaseJson.Options);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static Guid EntryOf(string? data) =>
        data is not null && JsonDocument.Parse(data).RootElement.TryGetProperty("entry", out var entry) && entry.TryGetGuid(out var id) ? id : Guid.Empty;
}
