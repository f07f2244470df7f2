using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <inheritdoc/>
internal sealed class IdentityTables : IModuleTables
{
    public string Prefix => "identity";

    public void Map(ModelBuilder model)
    {
    }
}
