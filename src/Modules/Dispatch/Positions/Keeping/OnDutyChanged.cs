using Wangge.Contracts.Rounds;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Positions.Keeping;

/// <summary>Somebody went off duty: the dot goes, and what the phone sent after the end is taken back, should any have been kept before this was heard.</summary>
/// <remarks>Source: RIGHTS, "Continuous tracks of staff off duty".</remarks>
internal sealed class OnDutyChanged(DistrictDb db, IDuty duty, DutySpans spans, FixIntake intake, LivePictures pictures, TimeProvider time) : IListenTo<DutyChanged>
{
    private const int MostTakenBack = 5_000;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);

    public async Task HearAsync(DutyChanged notice, Delivery delivery, CancellationToken ct)
    {
        var (district, account) = (delivery.DistrictCode, notice.AccountId);
        spans.Drop(district, account);
        if (notice.IsOn || await duty.ListSpansAsync(account, time.Now() - LookBack, ct) is not [.., { GoesOn: false } last]) { return; }

        // Whatever was judged by the former times is written once this comes back.
        await intake.TakeAsync(district, FixSource.OfAccount(account), [], ct);
        intake.Forget(district, account);
        pictures.Peek(district)?.Forget(account);
        db.RemoveRange(await db.Set<FixRow>().Where(f => f.SourceId == account && f.At >= last.Until).OrderBy(f => f.At).Take(MostTakenBack).ToListAsync(ct));
        db.MarkAsBookkeeping();
    }
}
