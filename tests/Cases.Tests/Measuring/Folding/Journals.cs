using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Measuring.Folding;

/// <summary>Stores many cases with the journal of one that was lived through the table: other ids, other numbers, another area.</summary>
internal sealed class Journals(TestServer server, string areaPath, long firstNumber)
{
    private const int CasesInCommit = 300;
    private long _number = firstNumber;

    public async Task StoreAsync(CaseStory lived, int count, CancellationToken ct)
    {
        var template = lived.Matter.NewEntries.Select(entry => entry with { Data = entry.Data.Replace(CaseStory.District, areaPath, StringComparison.Ordinal) }).ToList();
        for (var done = 0; done < count; done += CasesInCommit)
        {
            await using var db = server.Store.Lease();
            for (var i = done; i < Math.Min(count, done + CasesInCommit); i++)
            {
                var caseId = Guid.CreateVersion7(lived.Matter.ReportedAt);
                _number++;
                var entries = template.Select((entry, at) => entry with
                {
                    Id = Guid.CreateVersion7(entry.ReceivedAt),
                    CaseId = caseId,
                    Data = at == 0 ? entry.Data.Replace("\"number\":1,", FormattableString.Invariant($"\"number\":{_number},"), StringComparison.Ordinal) : entry.Data,
                }).ToList();
                db.Insert(Case.Replay(entries));
                foreach (var entry in entries) { db.Insert(entry); }
            }

            db.Leaf(AuditNote.By(Actor.System, "cases.history", "district", Guid.Empty));
            await db.CommitAsync(ct);
        }
    }
}
