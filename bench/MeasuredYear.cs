using Microsoft.Extensions.DependencyInjection;
using Wangge.Cases;
using Wangge.Cases.Acting;
using Wangge.Cases.Limits;
using Wangge.Cases.Measuring;
using Wangge.Cases.Measuring.Rechecking;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;

namespace Wangge.Bench;

/// <summary>A year of site matters, each lived through the table's own acts: closed or not, late or not, reworked, extended, reopened, returned, confirmed, rated, rechecked.</summary>
internal sealed class MeasuredYear(ServiceProvider services)
{
    /// <summary>Of last year but one, so that all of it is past every limit.</summary>
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private const int CasesInCommit = 250;
    private const int Units = 60;
    private readonly Random _random = new(20250101);
    private readonly Guid[] _people = [.. Enumerable.Range(1, 2_240).Select(n => new Guid(n, 2, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 2))];

    /// <returns>How many entries the journal has.</returns>
    public async Task<long> StoreAsync(int least)
    {
        var limits = await LimitsAsync();
        var (entries, number) = (0L, 0L);
        while (entries < least)
        {
            var lived = new List<(Case Case, List<CaseJournalEntry> Entries)>();
            for (var i = 0; i < CasesInCommit; i++)
            {
                var matter = Live(++number, limits[_random.Next(limits.Count)]);
                lived.Add((matter, [.. matter.NewEntries]));
            }

            await using var scope = MeasuresBench.ScopeOf(services);
            var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
            foreach (var (matter, journal) in lived)
            {
                db.Insert(matter);
                foreach (var entry in journal) { db.Insert(entry); }
                entries += journal.Count;
                if (matter.State == CaseState.Closed && _random.Next(15) == 0) { db.Insert(Recheck(matter)); }
            }

            db.Leaf(AuditNote.By(Actor.System, "bench.year", "district", Guid.Empty));
            await db.CommitAsync(CancellationToken.None);
        }

        return entries;
    }

    private async Task<List<(CaseType Type, ILimitPolicy Limits)>> LimitsAsync()
    {
        await using var scope = MeasuresBench.ScopeOf(services);
        var limits = scope.ServiceProvider.GetRequiredService<CaseLimits>();
        var types = (await scope.ServiceProvider.GetRequiredService<CaseTypes>().BookAsync()).All.Where(t => t.Flow == CaseFlow.Site).OrderBy(t => t.Key, StringComparer.Ordinal).Take(120).ToList();
        var list = new List<(CaseType, ILimitPolicy)>();
        foreach (var type in types) { list.Add((type, await limits.OfAsync(type.Id))); }
        return list;
    }

    private Case Live(long number, (CaseType Type, ILimitPolicy Limits) kind)
    {
        var at = Start.AddMinutes(_random.Next(525_600));
        var cell = _random.Next(BenchHome.GridsAcross * BenchHome.GridsAcross);
        var path = FormattableString.Invariant($"/{BenchHome.DistrictCode}/1/1/G{cell:000}/");
        var place = new CasePlace(
            path, null, BenchHome.West + (((cell % BenchHome.GridsAcross) + _random.NextDouble()) * BenchHome.GridDegrees), BenchHome.South + (((cell / BenchHome.GridsAcross) + _random.NextDouble()) * BenchHome.GridDegrees));
        var unit = new Guid(1 + _random.Next(Units), 1, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);
        var matter = new Case(Guid.CreateVersion7(at));
        var limits = kind.Limits;
        var isResidents = _random.Next(3) == 0;

        Do(matter.Send(By(isResidents ? CaseRoles.Reporter : CaseRoles.GridWorker, 0), new CaseOpening(number, CaseFlow.Site, CaseWeight.Ordinary, isResidents ? CaseSource.Portal : CaseSource.GridWorker, kind.Type.Id, place, "/bench/1/", CaseCentreLevel.SubCentre, true), limits));
        Do(matter.Accept(By(CaseRoles.Acceptor, 5), limits));
        Do(matter.File(By(CaseRoles.ShiftLeader, 6), limits));
        Do(matter.Dispatch(By(CaseRoles.Dispatcher, 7), unit, [], limits));
        Do(matter.Sign(By(CaseRoles.UnitHandler, 12, unit)));
        if (_random.Next(30) == 0) { return matter; }

        if (_random.Next(12) == 0 && matter.HandleDueAt > at.AddMinutes(40))
        {
            Do(matter.AskExtension(By(CaseRoles.UnitHandler, 20, unit), CaseSpan.Of(limits.FindLimit(CaseClockKind.Handle)!.Value), limits));
            Do(matter.GrantExtension(By(CaseRoles.Dispatcher, 20), limits));
        }

        Do(matter.FeedBack(By(CaseRoles.UnitHandler, 60 + _random.Next(6_000), unit), limits));
        if (_random.Next(18) == 0)
        {
            Do(matter.FailCheck(By(CaseRoles.GridWorker, 16), limits));
            Do(matter.FeedBack(By(CaseRoles.UnitHandler, 200, unit), limits));
        }

        Do(matter.PassCheck(By(CaseRoles.GridWorker, 16)));
        Do(matter.Close(By(CaseRoles.ShiftLeader, 20), limits));
        if (!isResidents) { return matter; }

        if (_random.Next(2) == 0) { Do(matter.CallBack(By(CaseRoles.Acceptor, 200), _random.Next(12) == 0 ? CaseCallBack.Unreached : CaseCallBack.Solved)); }
        if (_random.Next(3) == 0) { Do(matter.Rate(By(CaseRoles.Reporter, 100), 1 + _random.Next(5))); }
        return matter;

        CaseActor By(string role, int minutesLater, Guid? unitId = null)
        {
            at = at.AddMinutes(minutesLater);
            return new CaseActor(new Act(Guid.CreateVersion7(at), AccountFor(role), at, at), role, unitId);
        }
    }

    /// <summary>Nobody checks what they worked on: units and the others are different people.</summary>
    private Guid AccountFor(string role) => role == CaseRoles.Reporter ? Guid.Empty : _people[_random.Next(_people.Length / 2) + (role == CaseRoles.UnitHandler ? 0 : _people.Length / 2)];

    private RecheckTask Recheck(Case matter)
    {
        var at = matter.ClosedAt!.Value.AddDays(20);
        var hasPassed = _random.Next(10) > 0;
        return new RecheckTask
        {
            Id = Guid.CreateVersion7(at), DrawingId = Guid.Empty, CaseId = matter.Id, UnitId = matter.LeadUnitId!.Value, AreaPath = matter.AreaPath, Lot = 1,
            DoneAt = at, DoneBy = _people[0], HasPassed = hasPassed, ReasonCode = hasPassed ? null : "not-clean", Version = 2,
        };
    }

    private static void Do(Kernel.Refusals.Refusal? refusal)
    {
        if (refusal is not null) { throw new InvalidOperationException(refusal.Code); }
    }
}
