using System.Globalization;
using System.Security.Cryptography;
using Wangge.Contracts.Cases;
using Wangge.Demo;

namespace Wangge.Host.Demo;

/// <summary>The demo's second looks: each month of the year that is over was drawn on the third day after it; of each unit's lots the first are done, of the last month's only some.</summary>
internal static class DemoRechecks
{
    private static readonly string[] Reasons = ["not-clean", "came-back", "half-done"];

    /// <summary>Of 256: how often what was closed was found solved.</summary>
    private const int Passing = 210;

    /// <summary>Of one unit and month; the others wait.</summary>
    private const int LotsDone = 8;

    public static async Task DrawAsync(IRecheckHistory history, DemoPlan plan, CancellationToken ct)
    {
        var now = plan.Options.Now.ToOffset(TimeSpan.FromHours(8));
        var assessor = plan.Staff.First(staff => staff.Roles.Contains("assessor")).Id;
        for (var month = new DateTimeOffset(now.Year, 1, 1, 9, 0, 0, now.Offset); month.AddMonths(1).AddDays(2) < now; month = month.AddMonths(1))
        {
            var at = month.AddMonths(1).AddDays(2);
            var number = month.Year * 100 + month.Month;
            var drawn = await history.DrawAsync(
                PastStep.IdAfter(plan.Divisions[0].Id, number), number, string.Create(CultureInfo.InvariantCulture, $"demo {plan.Options.Seed} {number}"), at, ct);
            var isLast = at.AddMonths(1) >= now;
            await history.RecordAsync([.. drawn.Where(matter => matter.Lot <= LotsDone && (!isLast || matter.Lot % 3 == 0)).Select(matter => Look(matter, at, now, assessor))], ct);
        }
    }

    private static PastRecheck Look(DrawnMatter matter, DateTimeOffset at, DateTimeOffset now, Guid assessor)
    {
        var chance = SHA256.HashData(matter.CaseId.ToByteArray(bigEndian: true));
        var hasPassed = chance[0] < Passing;
        var done = at.AddHours(20 + (matter.Lot * 7)).AddMinutes(chance[1] % 60);
        return new PastRecheck(matter.TaskId, hasPassed, hasPassed ? null : Reasons[chance[2] % Reasons.Length], done < now ? done : now.AddMinutes(-matter.Lot - 1), assessor);
    }
}
