using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions;

/// <summary>The live picture of each district, made of the store when it is first asked for. Safe for concurrent use.</summary>
internal sealed class LivePictures(DistrictStates<LivePicture> pictures, Stores stores, IServiceScopeFactory scopes)
{
    public ValueTask<LivePicture> GetAsync(string districtCode) =>
        pictures.Peek(districtCode) is { } there ? new(there) : pictures.GetAsync(districtCode, () => LoadAsync(stores.Get(districtCode)));

    /// <summary>The picture where somebody has asked for it, else null.</summary>
    public LivePicture? Peek(string districtCode) => pictures.Peek(districtCode);

    private async Task<LivePicture> LoadAsync(DistrictStore store)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        return await scope.ServiceProvider.GetRequiredService<PictureLoading>().LoadAsync(CancellationToken.None);
    }
}
