using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class OtherDoorsTests(AreaServers servers)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_command_line_takes_the_same_files_and_is_told_how_far_it_is(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        await using var scope = town.Server.Scope();
        var import = scope.ServiceProvider.GetRequiredService<IAreaImport>();
        var file = Encoding.UTF8.GetBytes($"path,name,信仰\n{town.Path}N1/,甲,x\n{town.Path}N2/,乙,x\n{town.Path}N2/,乙,x\n");
        var steps = new List<int>();
        var result = await import.RunAsync(new AreaImportFile(AreaFileKind.Areas, AreaFileFormat.Csv, file), new Steps(steps), Ct);
        Assert.Equal((null, 2, 1, 1), (result.Refusal, result.Report.Taken, result.Report.Refused, result.Commits));
        Assert.Equal(["信仰"], result.Report.DroppedColumns);
        Assert.Equal([3], steps);
        Assert.Equal("areas.divisions.edition-unfit", (await import.RunAsync(new AreaImportFile(AreaFileKind.Divisions, AreaFileFormat.Csv, file), null, Ct)).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_map_catches_up_with_what_another_process_committed(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        var id = await town.IdAsync(1);
        Assert.NotNull((await town.MapAsync()).FindGrid(id));
        await using (var db = town.Server.Store.Lease())
        {
            (await db.Set<Area>().SingleAsync(a => a.Id == id, Ct)).EndedAt = DateTimeOffset.UnixEpoch;
            db.Add(new TreeChange { At = DateTimeOffset.UnixEpoch, Areas = 1 });
            db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "areas.ended", "area", id));
            await db.CommitAsync(Ct);
        }

        Assert.NotNull((await town.MapAsync()).FindGrid(id));
        await town.Server.Services.GetServices<IHostedService>().OfType<AreaMapWatch>().Single().LookAsync(town.Server.District.Code);
        Assert.Null((await town.MapAsync()).FindGrid(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_does_not_fit_is_refused_at_the_door_and_a_file_may_be_larger_than_a_request(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        Assert.StartsWith("400", await (await leader.GetAsync(new Uri("api/areas/at?longitude=200&latitude=0", UriKind.Relative), Ct)).CodeAsync());
        Assert.StartsWith("400", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{await town.IdAsync(1)}", new { name = new string('长', 101) }, 0)).CodeAsync());
        Assert.Equal("404 areas.area.unknown", await (await leader.GetAsync(new Uri($"api/areas/{Guid.CreateVersion7()}", UriKind.Relative), Ct)).CodeAsync());
        Assert.Equal("400 geojson.file.not-json", await (await leader.SendFileAsync("api/areas/import?format=geojson", new byte[3 << 20])).CodeAsync());
    }

    private sealed class Steps(List<int> steps) : IProgress<int>
    {
        public void Report(int value) => steps.Add(value);
    }
}
