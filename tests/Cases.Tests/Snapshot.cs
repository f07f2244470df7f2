using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wangge.Cases.Tests;

/// <summary>Every public property of a case as JSON, the entries not yet stored aside; a new property is compared without being named here.</summary>
internal static class Snapshot
{
    public static string Of(Case matter)
    {
        var node = JsonSerializer.SerializeToNode(matter, CaseJson.Options)!.AsObject();
        Assert.True(node.Remove("newEntries"));
        return node.ToJsonString();
    }
}
