using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Areas;

namespace Wangge.Identity.Roles;

/// <summary>Whether a role's place exists, as far as anyone here knows areas and units.</summary>
internal sealed class RolePlaces(IServiceProvider services)
{
    /// <summary><c>/</c> is everywhere, and exists in a district that has no areas yet.</summary>
    public async Task<bool> ExistsAsync(string? areaPath, Guid? unitId, CancellationToken ct)
    {
        if (areaPath is not null) { return areaPath == "/" || services.GetService<IAreaLookup>() is not { } areas || await areas.FindAreaAsync(areaPath) is not null; }
        return services.GetService<IUnits>() is not { } units || await units.ExistAsync([unitId!.Value], ct);
    }
}
