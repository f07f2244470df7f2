using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Areas;

/// <inheritdoc/>
internal sealed class AreasTables : IModuleTables
{
    public string Prefix => "areas";

    public void Map(ModelBuilder model)
    {
    }
}
