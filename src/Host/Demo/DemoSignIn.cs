using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>A sign-in of the demo district, for trying out one role.</summary>
/// <param name="Where">At which area or unit the role is held, in words.</param>
internal sealed record DemoSignIn(string SignInName, string Password, string Role, string Name, string Where);

/// <summary>The demo's sign-ins in <c>HOME/demo-accounts.json</c>, readable by the owner alone.</summary>
internal static class DemoSignIns
{
    public const string FileName = "demo-accounts.json";

    // Without what is mistaken when read aloud or typed on a phone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>12 random letters and digits: 59 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Letters, 12);

    public static void Write(Home home, IReadOnlyList<DemoSignIn> signIns)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        using var file = new FileStream(home.File(FileName), options);
        JsonSerializer.Serialize(file, signIns, Json);
    }

    /// <summary>Those of this home; empty where it has no demo district.</summary>
    public static IReadOnlyList<DemoSignIn> Read(Home home) =>
        File.Exists(home.File(FileName)) ? JsonSerializer.Deserialize<DemoSignIn[]>(File.ReadAllBytes(home.File(FileName)), Json) ?? [] : [];

    /// <summary>Says them on the terminal, a line each.</summary>
    public static void Print(Home home, TextWriter writer)
    {
        var all = Read(home);
        if (all.Count == 0) { return; }

        writer.WriteLine($"Demo sign-ins (also in {home.File(FileName)}):");
        foreach (var one in all) { writer.WriteLine($"  {one.SignInName,-24} {one.Password}   {one.Name} {one.Where}"); }
    }
}
