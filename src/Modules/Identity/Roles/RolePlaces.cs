using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity.Roles;

/// <summary>Whether a role's place exists, as far as anyone here knows areas and units.</summary>
internal sealed class RolePlaces(IServiceProvider services)
{
    public static readonly Refusal Unknown = new("identity.roles.unknown-place", RefusalKind.Invalid);

    /// <summary>Whether it has the shape of an area's path: codes between slashes, closed by one.</summary>
    public static bool IsPath(string path) => path.StartsWith('/') && path.EndsWith('/') && path.All(c => c is '/' or '-' || char.IsAsciiLetterOrDigit(c));

    /// <summary><c>/</c> is everywhere, and exists in a district that has no areas yet.</summary>
    public async Task<bool> ExistsAsync(string? areaPath, Guid? unitId, CancellationToken ct)
    {
        if (areaPath is not null) { return areaPath == "/" || services.GetService<IAreaLookup>() is not { } areas || await areas.FindAreaAsync(areaPath) is not null; }
        return services.GetService<IUnits>() is not { } units || await units.ExistAsync([unitId!.Value], ct);
    }
}
