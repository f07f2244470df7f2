using System.Reflection;
using System.Reflection.Emit;

namespace Wangge.Architecture.Tests;

public sealed class ModuleWallTests
{
    /// <summary>Types whose name ends like a forbidden one, and why.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["FeedBackAsHelper"] = "a helper unit is a word of the domain",
        ["WaiveHelper"] = "a helper unit is a word of the domain",
    };

    [Fact]
    public void A_module_knows_the_kernel_and_the_contracts_alone()
    {
        Assert.True(House.Modules.Count >= 4, "Found no modules.");
        var modules = House.Modules.Select(m => m.GetName().Name!).ToHashSet();
        foreach (var module in House.Modules)
        {
            var known = module.GetReferencedAssemblies().Select(a => a.Name!).Where(n => n.StartsWith("Wangge", StringComparison.OrdinalIgnoreCase));
            Assert.All(known, name => Assert.True(name is "Wangge.Kernel" or "Wangge.Contracts", $"{module.GetName().Name} references {name}."));
        }

        Assert.All(House.Kernel.GetReferencedAssemblies(), a => Assert.False(a.Name!.StartsWith("Wangge", StringComparison.OrdinalIgnoreCase), a.Name));
        var contracts = House.Assemblies.Single(a => a.GetName().Name == "Wangge.Contracts");
        Assert.All(contracts.GetReferencedAssemblies(), a => Assert.DoesNotContain(a.Name!, modules));
    }

    [Fact]
    public void Only_the_door_of_a_module_and_the_shapes_of_its_requests_are_public()
    {
        var doors = 0;
        foreach (var module in House.Modules)
        {
            foreach (var type in House.TypesOf(module).Where(t => t.IsVisible))
            {
                var isDoor = type.Name.EndsWith("Module", StringComparison.Ordinal) && type.IsAbstract && type.IsSealed;
                doors += isDoor ? 1 : 0;
                // A record of a request or an answer: validation passes over those that are not public.
                var isShape = type.GetMethod("<Clone>$") is not null;
                Assert.True(isDoor || isShape || type.IsNested, $"{type.FullName} is public.");
            }
        }

        Assert.Equal(House.Modules.Count, doors);
    }

    [Fact]
    public void No_type_is_named_for_what_it_is_not()
    {
        string[] endings = ["Manager", "Helper", "Utils", "Util", "Service", "Impl"];
        var types = House.Assemblies.SelectMany(House.TypesOf).ToList();
        Assert.True(types.Count > 200);
        Assert.Empty(types.Where(t => endings.Any(e => t.Name.EndsWith(e, StringComparison.Ordinal)) && !Named.ContainsKey(t.Name)).Select(t => t.FullName));
        Assert.All(Named.Keys, name => Assert.Contains(types, t => t.Name == name));
    }

    [Fact]
    public void Slices_reach_neither_files_nor_the_network()
    {
        var slices = House.Assemblies.SelectMany(House.TypesOf).Where(t => House.HandlerOf(t) is not null).ToList();
        Assert.True(slices.Count > 50, "Found no slices.");
        Type[] outside = [typeof(HttpClient), typeof(File), typeof(FileStream), typeof(Directory), typeof(FileInfo), typeof(DirectoryInfo), typeof(System.Net.Sockets.Socket), typeof(System.Diagnostics.Process)];
        foreach (var slice in slices)
        {
            var called = WithNested(slice).SelectMany(Calls).ToList();
            Assert.DoesNotContain(called, m => m.DeclaringType is { } type && outside.Contains(type));
        }

        // The reader of instructions must see such a call where there is one.
        Assert.Contains(WithNested(typeof(House)).SelectMany(Calls), m => m.DeclaringType == typeof(File) || m.DeclaringType == typeof(Directory));
    }

    private static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).SelectMany(WithNested).Prepend(type);

    private static IEnumerable<MethodBase> Calls(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetMembers(all).OfType<MethodBase>().SelectMany(CallsOf);
    }

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    private static IEnumerable<MethodBase> CallsOf(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code) { yield break; }
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += op.Size;
            if (op.OperandType == OperandType.InlineMethod && Find(method, BitConverter.ToInt32(code, at)) is { } called) { yield return called; }
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Find(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception fault) when (fault is ArgumentException or FileNotFoundException or BadImageFormatException)
        {
            return null;
        }
    }
}
