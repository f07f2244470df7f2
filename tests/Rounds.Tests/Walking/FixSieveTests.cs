using CsCheck;
using Wangge.Rounds.Judging;
using Wangge.Rounds.Walking;

namespace Wangge.Rounds.Tests.Walking;

public sealed class FixSieveTests
{
    [Fact]
    public void What_is_written_to_the_store_is_read_back_to_a_centimetre() =>
        Gen.Select(Gen.Long[0, 4_000_000_000_000], Gen.Double[-180, 180], Gen.Double[-90, 90], Gen.Double[0, 100]).Array[0, 20].Sample(rows =>
        {
            var fixes = rows.Select(r => new Fix(DateTimeOffset.FromUnixTimeMilliseconds(r.Item1), r.Item2, r.Item3, r.Item4)).ToList();
            var read = FixCodec.Read(FixCodec.Write(fixes)).ToList();
            return read.Count == fixes.Count && read.Zip(fixes).All(p =>
                p.First.At == p.Second.At && Math.Abs(p.First.Longitude - p.Second.Longitude) < 1e-7 && Math.Abs(p.First.Latitude - p.Second.Latitude) < 1e-7 && Math.Abs(p.First.AccuracyMetres - p.Second.AccuracyMetres) < 0.0501);
        });

    [Fact]
    public void Each_fix_is_kept_or_counted_once_and_none_is_kept_of_a_time_off_duty()
    {
        var now = Beat.Nine.AddMinutes(40);
        var round = new Round
        {
            Id = Guid.CreateVersion7(), PlanId = Guid.Empty, EditionId = Guid.Empty, AreaPath = "/x/", Day = new(2026, 3, 2), Slot = 0, OpensAt = Beat.Nine, DueAt = Beat.Nine.AddHours(1), ClosesAt = Beat.Nine.AddHours(1),
            IsOrdered = false, State = RoundState.Planned, Points = 1,
        };
        var (on, off) = (Beat.Nine.AddMinutes(10), Beat.Nine.AddMinutes(30));
        var duty = new DutySpell { Id = Guid.CreateVersion7(), AccountId = Guid.Empty, AreaPath = "/x/", Role = "patrol", SaidOnAt = on, OnAt = on, SaidOffAt = off, OffAt = off };
        Gen.Select(Gen.Int[-30, 90], Gen.Double[-200, 200], Gen.Double[0, 150]).Select(f => new SentFix(Beat.Nine.AddMinutes(f.Item1), f.Item2, 40, f.Item3)).Array[0, 40].Sample(sent =>
        {
            var (kept, count) = FixSieve.Sift(sent, round, [duty], new RoundRules(), now);
            var distinct = sent.DistinctBy(f => (f.At, f.Longitude, f.Latitude)).Count();
            return count.Counted + count.FromTheFuture + count.OffDuty + count.OutsideTheTime + count.Unusable == distinct && kept.Count == count.Counted
                && kept.TrueForAll(f => f.At >= on.AddMinutes(-5) && f.At < off);
        });
    }
}
