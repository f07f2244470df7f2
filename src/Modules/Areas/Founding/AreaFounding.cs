using Microsoft.EntityFrameworkCore;
using NetTopologySuite.IO;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Time;

namespace Wangge.Areas.Founding;

/// <inheritdoc/>
/// <remarks>Written in parts of some thousand rows, so that neither memory nor the writer's group grows with the district.</remarks>
internal sealed class AreaFounding(DistrictScope scope, AreaLookup lookup, Actor actor, TimeProvider time) : IAreaFounding
{
    private const int PartRows = 2000;

    public async Task FoundAsync(AreaPlan plan, CancellationToken ct)
    {
        await using (var db = scope.Store.Lease())
        {
            if (await db.Set<Area>().AnyAsync(ct)) { throw new InvalidOperationException("The district has areas already."); }
        }

        var wkb = new WKBWriter();
        var now = time.Now();
        await AddAsync(DefaultPosts.All, ct);
        await AddAsync(plan.Divisions.Select(d => new Division
        {
            Id = d.Id, Code = d.Code, Name = d.Name, ParentCode = d.ParentCode, Kind = d.Kind, ValidFrom = d.Edition,
        }), ct);
        await AddAsync(plan.Units.Select(u => new Unit { Id = u.Id, Code = u.Code, Name = u.Name, AreaPath = u.AreaPath }), ct);
        await AddAsync(plan.Centres.Select(c => new Centre
        {
            Id = c.Id, Code = c.Code, Name = c.Name, Level = c.Level, AreaPath = c.AreaPath,
            Address = c.Address, Phone = c.Phone, Longitude = c.Longitude, Latitude = c.Latitude,
        }), ct);
        await AddAsync(plan.Areas.Where(a => a.Ledger is not null).Select(a => new LedgerEntry
        {
            AreaId = a.Id, Version = 1, ActorId = actor.Id, At = now,
            Resident = a.Ledger!.Resident, Temporary = a.Ledger.Temporary, Households = a.Ledger.Households,
            Buildings = a.Ledger.Buildings, Shops = a.Ledger.Shops, HouseholdsInDifficulty = a.Ledger.HouseholdsInDifficulty,
        }), ct);
        await AddAsync(plan.Areas.Where(a => a.Edge is not null).Select(a => new AreaEdge
        {
            AreaId = a.Id, Version = 0, AreaPath = a.AreaPath, Edge = wkb.Write(a.Edge), From = now, ActorId = actor.Id,
        }), ct);
        await AddAsync(plan.Postings.Select(p => new Posting { Id = p.Id, AccountId = p.AccountId, AreaId = p.AreaId, PostKey = p.PostKey, From = now }), ct);
        await AddAsync(plan.Premises.Select(p => new Premise
        {
            Id = p.Id, Kind = p.Kind, Name = p.Name, Address = p.Address, AreaId = p.AreaId, Longitude = p.Longitude, Latitude = p.Latitude,
            Outline = p.Outline is null ? null : wkb.Write(p.Outline), Floors = p.Floors, Use = p.Use,
        }), ct);
        await AddAsync(plan.Streets.Select(s => new Street
        {
            Id = s.Id, Name = s.Name, Class = s.Class, Line = wkb.Write(s.Line),
            West = s.Line.EnvelopeInternal.MinX, South = s.Line.EnvelopeInternal.MinY, East = s.Line.EnvelopeInternal.MaxX, North = s.Line.EnvelopeInternal.MaxY,
        }), ct);
        // Last, so that a founding that was cut off can be begun again.
        await AddAsync(plan.Areas.Select(a => new Area
        {
            Id = a.Id, Code = a.Code, Name = a.Name, AreaPath = a.AreaPath, Level = a.Level, UnitCellCode = a.UnitCellCode,
            Edge = a.Edge is null ? null : wkb.Write(a.Edge),
        }), ct);
        await lookup.ReloadAsync();
    }

    private async Task AddAsync<T>(IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        foreach (var part in rows.Chunk(PartRows))
        {
            await using var db = scope.Store.Lease();
            db.AddRange(part);
            db.Leaf(AuditNote.By(actor, "areas.found", typeof(T).Name.ToLowerInvariant(), Guid.Empty, data: AuditData.Of(("rows", part.Length))));
            await db.CommitAsync(ct);
        }
    }
}
