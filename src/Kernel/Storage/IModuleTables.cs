using Microsoft.EntityFrameworkCore;

namespace Wangge.Kernel.Storage;

/// <summary>A module's part of the district's one model.</summary>
public interface IModuleTables
{
    /// <summary>Short lower-case name; every table of the module begins with it and an underscore.</summary>
    string Prefix { get; }

    /// <summary>Maps the module's entities; keys are client-made ids or, for <c>Seq</c>, made by the database.</summary>
    void Map(ModelBuilder model);

    /// <summary>Statements that the model cannot express (full-text tables, triggers), run once after the tables are made.</summary>
    IEnumerable<string> ExtraSql(StoreKind store) => [];
}
