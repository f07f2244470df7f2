using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Host;
using Wangge.Kernel.Access;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Architecture.Tests;

/// <summary>What stands in the tables, and by what names.</summary>
public sealed class StoredShapeTests : IAsyncLifetime
{
    /// <summary>Words in a property's name that make it a field about a person, unless it is allowed below.</summary>
    private static readonly string[] PersonalWords =
        ["phone", "mobile", "email", "mail", "address", "words", "text", "name", "person", "contact", "remark", "note", "comment", "birth", "browser", "network", "longitude", "latitude"];

    /// <summary>Entity and property, or a whole entity, that names no person although it sounds so, and why.</summary>
    private static readonly Dictionary<string, string> NoPerson = new()
    {
        ["AlarmDevice"] = "a school, kindergarten or other public place, as its sign says, and where it stands",
        ["Camera"] = "what a camera in a public place is called, and where it stands", ["CameraViewing"] = "where the camera stood",
        ["CounterRow.Name"] = "the name of a running number",
        ["Area.Name"] = "a place", ["Division.Name"] = "a place", ["Street.Name"] = "a place", ["Premise"] = "a shop or public place, as its sign says", ["Unit.Name"] = "an office", ["PatrolUnit"] = "what a crew is called and its post, whoever belongs to it",
        ["Sending.PostLongitude"] = "where a road is held", ["Sending.PostLatitude"] = "where a road is held",
        ["Centre"] = "an office, its public telephone and its door", ["Post.Name"] = "what a post is called, whoever has it",
        ["CaseType.Name"] = "a kind of matter", ["CaseType.ClassName"] = "a kind of matter", ["CaseType.EnglishName"] = "a kind of matter",
        ["ShownArticle"] = "a place that a notice speaks of", ["Topic"] = "what people ask about",
        ["PortalSearch"] = "tokens of words that are published, erased with them",
        ["Inspection"] = "a school, shop, station or street, as its sign says, and where it stands",
        ["MustCheckPoint"] = "a public place", ["RoundMark"] = "where a public place was when a round was made", ["RoundPlan.Name"] = "a plan", ["CameraPlan.Name"] = "a plan",
        ["ZoneVersion.Name"] = "a part of the district",
        ["ApiKey.Name"] = "the program that a key is for", ["CapPeer.Name"] = "the system that messages go to", ["MediaServer.Name"] = "a machine that gives pictures",
        ["SearchText"] = "tokens of words that stand, marked, in Words; erased with them",
    };

    private readonly Home _home = new(Directory.CreateTempSubdirectory("wangge-test-").FullName);
    private ServiceProvider _services = null!;
    private IReadOnlyList<IEntityType> _entities = null!;

    public async ValueTask InitializeAsync()
    {
        _services = WanggeApp.BuildOffline(_home, ["--Storage:FromModel=true"]);
        _services.GetRequiredService<DistrictRegistry>().TryAdd(new District("shape", "试验区", "Asia/Shanghai", StoreKind.Sqlite));
        await using var db = _services.GetRequiredService<Stores>().Get("shape").Lease();
        _entities = [.. db.Model.GetEntityTypes()];
        Assert.True(_entities.Count > 20, "Found no tables.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_home.Path, recursive: true);
    }

    [Fact]
    public void A_module_maps_its_own_entities_to_tables_of_its_own_prefix()
    {
        var prefixes = _services.GetServices<IModuleTables>().ToDictionary(t => t.GetType().Assembly, t => t.Prefix);
        Assert.True(prefixes.Count >= 4);
        Assert.Equal(prefixes.Count, prefixes.Values.Distinct().Count());
        foreach (var entity in _entities)
        {
            Assert.True(prefixes.TryGetValue(entity.ClrType.Assembly, out var prefix), $"{entity.ClrType} belongs to no module that maps tables.");
            Assert.StartsWith(prefix + "_", entity.GetTableName()!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Instants_have_their_offset() =>
        Assert.Empty(_entities.SelectMany(e => e.GetProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(DateTime)).Select(p => $"{p.DeclaringType.Name}.{p.Name}"));

    [Fact]
    public void No_name_in_the_house_is_a_forbidden_word()
    {
        var stored = _entities.SelectMany(e => e.GetProperties().Select(p => (p.GetColumnName(), e.GetTableName()!)).Append((e.GetTableName()!, "")));
        var members = House.Assemblies.SelectMany(House.TypesOf).SelectMany(t => t
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(p => (p.Name, t.Name))
            .Concat(t.IsEnum ? Enum.GetNames(t).Select(n => (n, t.Name)) : [])
            .Append((t.Name, "")));
        var permissions = _services.GetRequiredService<AccessPolicy>().RolesByPermission.SelectMany(p => p.Value.Append(p.Key)).Select(code => (code, ""));
        var keys = House.Files("*.json", "src").Where(f => f.Contains("Data", StringComparison.Ordinal) || f.Contains("emplate", StringComparison.Ordinal)).SelectMany(KeysOf).Select(k => (k, ""));
        var names = stored.Concat(members).Concat(permissions).Concat(keys).Distinct().ToList();
        Assert.True(names.Count > 1000);
        Assert.NotNull(ForbiddenWords.FindIn("FaceId"));
        var met = names.Where(n => ForbiddenWords.FindIn(n.Item1, n.Item2) is not null).ToList();
        Assert.True(met.Count == 0, string.Join(", ", met));
    }

    [Fact]
    public void A_field_about_a_person_says_why_on_what_basis_and_how_long()
    {
        var fields = _entities.SelectMany(e => e.ClrType.GetProperties()).Where(p => p.GetCustomAttribute<PersonalAttribute>() is not null).ToList();
        Assert.True(fields.Count >= 8, "Found no personal fields.");
        Assert.All(fields.Select(p => p.GetCustomAttribute<PersonalAttribute>()!), a => Assert.All([a.Purpose, a.Basis, a.Retention], text => Assert.NotEqual("", text.Trim())));

        var silent = _entities.SelectMany(e => e.GetProperties().Select(p => p.PropertyInfo).OfType<PropertyInfo>())
            .Where(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) is var type && (type == typeof(string) || type == typeof(double)))
            .Where(p => ForbiddenWords.WordsOf(p.Name).Intersect(PersonalWords).Any())
            .Where(p => p.GetCustomAttribute<PersonalAttribute>() is null)
            .Where(p => !NoPerson.ContainsKey(p.DeclaringType!.Name) && !NoPerson.ContainsKey($"{p.DeclaringType!.Name}.{p.Name}"))
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}").ToList();
        Assert.True(silent.Count == 0, string.Join('\n', silent));
    }

    private static IEnumerable<string> KeysOf(string file)
    {
        using var document = System.Text.Json.JsonDocument.Parse(File.ReadAllText(file));
        return [.. Keys(document.RootElement)];
    }

    private static IEnumerable<string> Keys(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Keys(p.Value).Prepend(p.Name)),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Keys),
        _ => [],
    };
}
