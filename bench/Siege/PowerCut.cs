using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Wangge.Bench.Siege;

/// <summary>Knows what a power cut would leave of a folder: bytes as last synced, names as last synced with their folder. Needs a C compiler.</summary>
/// <remarks>See <c>power.c</c>, which is compiled at need and loaded into the program before the C library.</remarks>
internal sealed class PowerCut : IDisposable
{
    private const int SectorBytes = 512;
    private readonly string _root;
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-power-").FullName;
    private readonly Random _random;
    private readonly nint _native;
    private string _rootKey = "";

    /// <param name="root">The folder whose power may fail.</param>
    public PowerCut(string root, int seed)
    {
        (_root, _random) = (root, new Random(seed));
        Library = Path.Combine(_folder, "power.so");
        Compile();
        _native = NativeLibrary.Load(Library);
    }

    public static bool IsCompilerHere => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "gcc")));

    private string Library { get; }

    private string Kept => Path.Combine(_folder, "kept");

    /// <summary>What the program's environment needs.</summary>
    /// <param name="deafTo">Ending of files whose syncs are passed over: the control, which must lose.</param>
    public IReadOnlyDictionary<string, string> Environs(string deafTo = "") => new Dictionary<string, string>
    {
        ["LD_PRELOAD"] = Library, ["WANGGE_POWER_ROOT"] = _root, ["WANGGE_POWER_KEPT"] = Kept, ["WANGGE_POWER_DEAF"] = deafTo,
    };

    /// <summary>Puts in the folder's place what a power cut leaves of it, once its program is dead.</summary>
    /// <param name="isTorn">Whether some sectors that were written and not synced reached the disk all the same, as chance has it.</param>
    public void Fail(bool isTorn)
    {
        var left = _root + ".left";
        Rebuild(_rootKey, left, _root, isTorn);
        Directory.Delete(_root, recursive: true);
        Directory.Move(left, _root);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Compile()
    {
        var start = new ProcessStartInfo("gcc", ["-shared", "-fPIC", "-O2", "-o", Library, Path.Combine(AppContext.BaseDirectory, "Siege", "power.c"), "-ldl", "-lpthread"]) { RedirectStandardError = true };
        using var compiler = Process.Start(start)!;
        var said = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        if (compiler.ExitCode != 0) { throw new InvalidOperationException(said); }
    }

    /// <summary>Takes all that stands in the folder as safe; before each life, since who looked at the folder in between may have written too.</summary>
    public void TakeAsSafe()
    {
        if (Directory.Exists(Kept)) { Directory.Delete(Kept, recursive: true); }
        Directory.CreateDirectory(Kept);
        var take = Marshal.GetDelegateForFunctionPointer<PowerTake>(NativeLibrary.GetExport(_native, "power_take"));
        foreach (var path in Directory.EnumerateFileSystemEntries(_root, "*", SearchOption.AllDirectories).Prepend(_root))
        {
            var key = new byte[64];
            if (take(Encoding.UTF8.GetBytes(path + "\0"), Encoding.UTF8.GetBytes(Kept + "\0"), key, key.Length) != 0) { throw new IOException($"{path} could not be taken."); }
            if (path == _root) { _rootKey = Encoding.UTF8.GetString(key).TrimEnd('\0'); }
        }
    }

    private void Rebuild(string key, string target, string written, bool isTorn)
    {
        Directory.CreateDirectory(target);
        var names = Path.Combine(Kept, "d-" + key);
        foreach (var line in File.Exists(names) ? File.ReadAllLines(names) : [])
        {
            var parts = line.Split(' ', 3);
            var (child, standing) = (Path.Combine(target, parts[2]), Path.Combine(written, parts[2]));
            if (parts[1] == "d")
            {
                Rebuild(parts[0], child, standing, isTorn);
                continue;
            }

            var kept = Path.Combine(Kept, "f-" + parts[0]);
            var safe = File.Exists(kept) ? File.ReadAllBytes(kept) : [];
            File.WriteAllBytes(child, isTorn && KeyOf(standing) == parts[0] ? Tear(safe, File.ReadAllBytes(standing)) : safe);
        }
    }

    /// <returns>Null where there is no such file.</returns>
    private string? KeyOf(string path)
    {
        var key = new byte[64];
        var ask = Marshal.GetDelegateForFunctionPointer<PowerKey>(NativeLibrary.GetExport(_native, "power_key"));
        return ask(Encoding.UTF8.GetBytes(path + "\0"), key, key.Length) == 0 ? Encoding.UTF8.GetString(key).TrimEnd('\0') : null;
    }

    /// <summary>Each sector as it was synced or as it was written last, by chance.</summary>
    private byte[] Tear(byte[] safe, byte[] written)
    {
        var torn = new byte[_random.Next(2) == 0 ? safe.Length : Math.Max(safe.Length, written.Length)];
        safe.CopyTo(torn, 0);
        for (var at = 0; at < torn.Length; at += SectorBytes)
        {
            var length = Math.Min(SectorBytes, Math.Min(torn.Length, written.Length) - at);
            if (length > 0 && _random.Next(2) == 0) { written.AsSpan(at, length).CopyTo(torn.AsSpan(at)); }
        }

        return torn;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int PowerTake(byte[] path, byte[] kept, byte[] key, int size);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int PowerKey(byte[] path, byte[] key, int size);
}
