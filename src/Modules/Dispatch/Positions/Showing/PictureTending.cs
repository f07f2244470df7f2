using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions.Showing;

/// <summary>Marks dots as stale and takes those away that nothing was heard of for long, in every district that is shown.</summary>
internal sealed class PictureTending(DistrictRegistry registry, LivePictures pictures, IOptions<PositionOptions> options, TimeProvider time)
    : DistrictRounds(registry, time, every: TimeSpan.FromSeconds(2), firstAfter: TimeSpan.FromSeconds(2))
{
    protected override Task LookAsync(District district, CancellationToken ct)
    {
        var now = Time.GetUtcNow();
        pictures.Peek(district.Code)?.Tend(now - options.Value.StaleAfter, now - options.Value.GoneAfter);
        return Task.CompletedTask;
    }
}
