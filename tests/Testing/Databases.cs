using Wangge.Kernel.Storage;
using Xunit;

namespace Wangge.Testing;

/// <summary>The databases that one test body runs on.</summary>
public static class Databases
{
    /// <summary>Both, for <c>[Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]</c>.</summary>
    public static TheoryData<StoreKind> Both => [StoreKind.Sqlite, StoreKind.Postgres];

    /// <summary>Connection to the run's own PostgreSQL server, or null where there is none.</summary>
    public static string? Postgres => Environment.GetEnvironmentVariable("WANGGE_TEST_PG");

    /// <summary>Skips by name where the database is not at hand; where everything must run, fails.</summary>
    public static void Need(StoreKind store)
    {
        if (store == StoreKind.Postgres && Postgres is null) { Skip("needs PostgreSQL (WANGGE_TEST_PG)"); }
    }

    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("WANGGE_REQUIRE_ALL") == "1") { Assert.Fail(reason); }
        Assert.Skip(reason);
    }
}
