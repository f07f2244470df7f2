using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Keeping;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap.Keeping;

public sealed class CapSweepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Messages_are_forgotten_a_year_after_a_chains_last_one_and_what_is_younger_stays_whole(StoreKind store)
    {
        await using var town = await CapTown.StartAsync(store);
        var (over, lives) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = town.Server.Store.Lease())
        {
            foreach (var (alarm, number, days) in ((Guid, int, int)[])[(over, 1, 400), (over, 2, 370), (lives, 1, 400), (lives, 2, 10)])
            {
                var id = Guid.CreateVersion7();
                db.Add(new CapSent
                {
                    Id = id, AlarmId = alarm, Number = number, AlarmVersion = number, AreaPath = town.Places.Root, Type = CapMessageType.Alert, Status = CapStatus.Actual, Sender = "us", Identifier = $"{alarm:N}-{number}", SentAt = Ago(days), Xml = "<alert/>",
                });
                db.Add(new CapDelivery { PeerId = alarm, MessageId = id, State = days == 370 ? CapDeliveryState.Waiting : CapDeliveryState.Delivered });
            }

            foreach (var days in (int[])[400, 364])
            {
                db.Add(new CapReceived
                {
                    Sender = "them", Identifier = $"m{days}", SentAt = Ago(days), Type = CapMessageType.Alert, Status = CapStatus.Actual, KeyId = Guid.CreateVersion7(), ReceivedAt = Ago(days), Effect = CapEffect.None, Why = "expired",
                });
            }

            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        var sweep = town.Server.Services.GetRequiredService<CapSweep>();
        Assert.Equal(3, await sweep.SweepAsync(town.Server.District.Code, Ct));
        Assert.Equal([(lives, 1), (lives, 2)], (await town.ReadAsync(db => db.Set<CapSent>().OrderBy(m => m.Seq).ToListAsync(Ct))).Select(m => (m.AlarmId, m.Number)));
        Assert.All(await town.ReadAsync(db => db.Set<CapDelivery>().ToListAsync(Ct)), d => Assert.Equal(lives, d.PeerId));
        Assert.Equal("m364", Assert.Single(await town.ReadAsync(db => db.Set<CapReceived>().ToListAsync(Ct))).Identifier);
        Assert.Equal(0, await sweep.SweepAsync(town.Server.District.Code, Ct));
        var leaf = Assert.Single(await town.ReadAsync(db => db.Set<AuditLeafRow>().Where(l => l.Action == "doors.cap-forgotten").ToListAsync(Ct)));
        Assert.Contains("\"sent\":2", leaf.Data, StringComparison.Ordinal);
    }

    private static DateTimeOffset Ago(int days) => DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()).AddDays(-days);
}
