using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Districts;

/// <summary>The district that this scope (a request, a delivery, a command) is about; set once, at its edge.</summary>
public sealed class DistrictScope
{
    private DistrictStore? _store;

    public DistrictStore Store => _store ?? throw new InvalidOperationException("No district was chosen for this scope.");

    public District District => Store.District;

    public bool IsChosen => _store is not null;

    public void Choose(DistrictStore store) => _store = store;
}
