using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;

namespace Wangge.Cases;

/// <inheritdoc/>
internal sealed class CasesTables : IModuleTables
{
    public string Prefix => "cases";

    public void Map(ModelBuilder model)
    {
    }
}
