namespace Wangge.Testing;

/// <summary>Real data that tests read from outside the repository.</summary>
public static class RealData
{
    /// <summary>A file below <c>WANGGE_DATA</c>; the test skips by name where that is unset.</summary>
    public static string File(string relativePath)
    {
        if (Environment.GetEnvironmentVariable("WANGGE_DATA") is not { Length: > 0 } folder)
        {
            Databases.Skip("needs real data (WANGGE_DATA)");
            return "";
        }

        return Path.Combine(folder, relativePath);
    }
}
