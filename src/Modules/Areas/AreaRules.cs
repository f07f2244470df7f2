using Wangge.Areas.Looking;

namespace Wangge.Areas;

/// <summary>What may stand under what, and how it may be called. Pure. Source: DOMAIN 2.</summary>
internal static class AreaRules
{
    public const int LongestName = 100;
    public const int LongestCode = 32;

    /// <summary>Leaves room for a depth of some dozen levels.</summary>
    public const int LongestPath = 400;

    /// <summary>Letters, digits and <c>. _ -</c> of ASCII, so that a code can stand in a path, in an audit leaf and in a file's name.</summary>
    public static bool IsCode(string? code) =>
        code is { Length: >= 1 and <= LongestCode } && char.IsAsciiLetterOrDigit(code[0]) && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    public static bool IsLevel(string level) => RankOf(level) >= 0;

    /// <summary>Levels go down; service grids stand within service grids to any depth, and a basic grid holds none.</summary>
    public static bool MayHold(string parentLevel, string childLevel) => parentLevel != AreaLevel.Basic
        && (RankOf(childLevel) > RankOf(parentLevel) || (parentLevel == AreaLevel.Grid && childLevel == AreaLevel.Grid));

    /// <summary>Why an area with this code and level cannot be made under that path, or null.</summary>
    public static Refusal? RefusePlace(string parentPath, string parentLevel, string code, string level) =>
        !IsCode(code) ? AreaRefusals.CodeUnfit
        : !IsLevel(level) || !MayHold(parentLevel, level) ? AreaRefusals.LevelUnfit
        : parentPath.Length + code.Length + 1 > LongestPath ? AreaRefusals.PathTooLong
        : null;

    /// <summary>The path of the area above: <c>/a/b/</c> → <c>/a/</c>; <c>/</c> above the top.</summary>
    public static string ParentOf(string areaPath) => areaPath[..(areaPath.LastIndexOf('/', areaPath.Length - 2) + 1)];

    /// <summary>The last code of a path.</summary>
    public static string CodeOf(string areaPath) => areaPath[ParentOf(areaPath).Length..^1];

    /// <summary>Whether this is a well-formed path: codes closed by slashes, at least one.</summary>
    public static bool IsPath(string path) =>
        path.Length is >= 3 and <= LongestPath && path[0] == '/' && path[^1] == '/' && path[1..^1].Split('/').All(IsCode);

    private static int RankOf(string level) => level switch
    {
        AreaLevel.District => 0,
        AreaLevel.Subdistrict or AreaLevel.Township => 1,
        AreaLevel.Community or AreaLevel.Village => 2,
        AreaLevel.Grid => 3,
        AreaLevel.Basic => 4,
        _ => -1,
    };
}
