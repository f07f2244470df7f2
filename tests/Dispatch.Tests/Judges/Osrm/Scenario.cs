using Gherkin;
using Gherkin.Ast;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>One of OSRM's scenarios, as its own features tell it.</summary>
/// <param name="Steps">The feature's background first.</param>
internal sealed record Scenario(string Feature, string Name, IReadOnlyList<ScenarioStep> Steps)
{
    /// <summary>Of one feature below <c>WANGGE_OSRM_FEATURES</c>, such as <c>car/oneway</c>; the test skips by name where that is unset.</summary>
    public static IReadOnlyList<Scenario> Read(string feature)
    {
        var folder = Environment.GetEnvironmentVariable("WANGGE_OSRM_FEATURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "WANGGE_OSRM_FEATURES is not set");
        var parsed = new Parser().Parse(Path.Combine(folder!, feature + ".feature")).Feature!;
        var background = parsed.Children.OfType<Background>().SelectMany(b => b.Steps).ToList();
        return [.. parsed.Children.OfType<Gherkin.Ast.Scenario>().Select(s => new Scenario(feature, s.Name, [.. background.Concat(s.Steps).Select(ScenarioStep.Of)]))];
    }
}

/// <param name="Drawing">Lines of text, or null.</param>
/// <param name="Table">Its first row names the columns; or null.</param>
internal sealed record ScenarioStep(string Text, string? Drawing, IReadOnlyList<IReadOnlyList<string>>? Table)
{
    /// <summary>The rows below the first, by column.</summary>
    public IEnumerable<IReadOnlyDictionary<string, string>> Rows =>
        Table!.Skip(1).Select(row => Table![0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));

    public static ScenarioStep Of(Step step) => new(
        step.Text,
        step.DocString?.Content,
        step.DataTable?.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Value)]).ToList());
}
