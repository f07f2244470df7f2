using System.Security.Cryptography;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Demo;

/// <summary>A sign-in of the demo district, for trying out one role.</summary>
/// <param name="Where">At which area or unit the role is held, in words.</param>
internal sealed record DemoSignIn(string SignInName, string Password, string Role, string Name, string Where);

/// <summary>The demo's sign-ins in <c>HOME/demo-accounts.json</c>, and those of simulated walkers in <c>HOME/demo-walkers.json</c>; readable by the owner alone.</summary>
internal static class DemoSignIns
{
    public const string FileName = "demo-accounts.json";
    private const string WalkersName = "demo-walkers.json";

    // Without what is mistaken when read aloud or typed on a phone.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>12 random letters and digits: 59 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Letters, 12);

    public static void Write(Home home, IReadOnlyList<DemoSignIn> signIns) => OwnersJson.Write(home.File(FileName), signIns);

    /// <summary>Keeps those of simulated walkers, whom nobody is told of.</summary>
    public static void WriteWalkers(Home home, IReadOnlyList<DemoSignIn> walkers) => OwnersJson.Write(home.File(WalkersName), walkers);

    /// <summary>Those of this home; empty where it has no demo district.</summary>
    public static IReadOnlyList<DemoSignIn> Read(Home home) => OwnersJson.Find<DemoSignIn[]>(home.File(FileName)) ?? [];

    /// <summary>Those of simulated walkers; empty in a home whose demo was made before there were any.</summary>
    public static IReadOnlyList<DemoSignIn> ReadWalkers(Home home) => OwnersJson.Find<DemoSignIn[]>(home.File(WalkersName)) ?? [];

    /// <summary>Says them on the terminal, a line each.</summary>
    public static void Print(Home home, TextWriter writer)
    {
        var all = Read(home);
        if (all.Count == 0) { return; }

        writer.WriteLine($"Demo sign-ins (also in {home.File(FileName)}):");
        foreach (var one in all) { writer.WriteLine($"  {one.SignInName,-24} {one.Password}   {one.Name} {one.Where}"); }
    }
}
