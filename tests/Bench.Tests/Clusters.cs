using Wangge.Testing;

namespace Wangge.Bench.Tests;

/// <summary>A PostgreSQL of a test's own, which it may kill.</summary>
internal static class Clusters
{
    public static async Task<ThrowawayPostgres> StartAsync()
    {
        try
        {
            return await ThrowawayPostgres.StartAsync();
        }
        catch (InvalidOperationException none) when (none.Message.Contains("not installed", StringComparison.Ordinal))
        {
            Databases.Skip("needs PostgreSQL's programs");
            throw;
        }
    }
}
