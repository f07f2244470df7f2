using System.Xml.Linq;

namespace Wangge.Architecture.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void No_file_of_code_is_longer_than_400_lines()
    {
        var files = House.Files("*.cs", "src", "tests", "bench").Where(f => !f.Contains(Path.Combine("src", "Migrations"), StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 300);
        Assert.Empty(files.Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetRelativePath(House.Root, f)));
    }

    [Fact]
    public void Every_module_says_in_half_a_page_what_it_is()
    {
        var folders = Directory.GetDirectories(Path.Combine(House.Root, "src", "Modules"));
        Assert.True(folders.Length >= 4);
        Assert.Empty(folders.Where(f => !File.Exists(Path.Combine(f, "README.md"))).Select(Path.GetFileName));
    }

    [Fact]
    public void Decisions_are_numbered_once_and_short()
    {
        var decisions = Directory.GetFiles(Path.Combine(House.Root, "docs", "adr"), "*.md").Order(StringComparer.Ordinal).ToList();
        Assert.True(decisions.Count >= 8);
        Assert.Equal(Enumerable.Range(1, decisions.Count), decisions.Select(f => int.Parse(Path.GetFileName(f)[..4], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(decisions, f => Assert.True(File.ReadLines(f).Count() <= 60, f));
    }

    [Fact]
    public void Packages_stand_in_groups_with_a_reason_and_only_as_asked_for()
    {
        var groups = XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("ItemGroup").ToList();
        Assert.True(groups.Count >= 5);
        Assert.All(groups, g => Assert.True(g.Attribute("Label")?.Value.Length > 10));
        Assert.All(groups.Descendants("PackageVersion"), p => Assert.Matches(@"^\d+(\.\d+){1,3}(-[\w.]+)?$", p.Attribute("Version")!.Value));

        // NU1603: another version than the one asked for was taken.
        var build = XDocument.Load(Path.Combine(House.Root, "Directory.Build.props"));
        Assert.Contains("NU1603", build.Descendants("WarningsAsErrors").Single().Value, StringComparison.Ordinal);
        Assert.Equal("true", build.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.DoesNotContain("NU1603", build.Descendants("NoWarn").Single().Value, StringComparison.Ordinal);
    }
}
