using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Wangge.Architecture.Tests;

/// <summary>What these tests are about, found by looking and never listed by hand.</summary>
internal static class House
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every assembly of the program itself.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } = [.. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
        .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("Wangge.", StringComparison.Ordinal) || name == "wangge.dll") && !name.Contains("Test", StringComparison.Ordinal))
        .Select(AssemblyLoadContext.Default.LoadFromAssemblyPath)];

    public static Assembly Kernel { get; } = Assemblies.Single(a => a.GetName().Name == "Wangge.Kernel");

    /// <summary>Those that have a door of their own, but for the Kernel.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
        [.. Assemblies.Where(a => a != Kernel && a.GetTypes().Any(t => t.IsPublic && t.IsAbstract && t.IsSealed && t.Name.EndsWith("Module", StringComparison.Ordinal)))];

    /// <summary>Types that people wrote.</summary>
    public static IEnumerable<Type> TypesOf(Assembly assembly) => assembly.GetTypes().Where(t =>
        t.Namespace?.StartsWith("Wangge", StringComparison.Ordinal) == true
        && !t.Name.Contains('<', StringComparison.Ordinal)
        && !IsGenerated(t));

    /// <summary>Files of the repository, as a checkout has them.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "artifacts"));

    public static MethodInfo? HandlerOf(Type type) => type.IsAbstract && type.IsSealed
        ? type.GetMethods(BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly).FirstOrDefault(m => m.Name == "Handle")
        : null;

    private static bool IsGenerated(Type type)
    {
        for (var at = type; at is not null; at = at.DeclaringType)
        {
            if (at.IsDefined(typeof(CompilerGeneratedAttribute)) || at.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || at.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) == true) { return true; }
        }

        return false;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wangge.slnx"))) { folder = folder.Parent ?? throw new DirectoryNotFoundException("No Wangge.slnx above."); }
        return folder.FullName;
    }
}
