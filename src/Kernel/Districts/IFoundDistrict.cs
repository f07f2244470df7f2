using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Districts;

/// <summary>What a module gives a new district to begin with: types, calendars, lists. All of it editable data.</summary>
public interface IFoundDistrict
{
    /// <summary>Adds what is missing; called at each preparation of a store, so it does nothing where the district has its own.</summary>
    Task FoundAsync(DistrictStore store, CancellationToken ct);
}

/// <summary>Prepares a district's store: tables first, then what each module gives it to begin with.</summary>
public sealed class DistrictPreparation(Stores stores, IEnumerable<IFoundDistrict> founders)
{
    public async Task RunAsync(string districtCode, IProgress<string> progress, CancellationToken ct)
    {
        var store = stores.Get(districtCode);
        await store.PrepareAsync(progress, ct);
        foreach (var founder in founders) { await founder.FoundAsync(store, ct); }
    }
}
