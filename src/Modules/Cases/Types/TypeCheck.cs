using System.Text.RegularExpressions;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;

namespace Wangge.Cases.Types;

/// <summary>What a type must be like, whether a person enters it or a file brings it. Pure.</summary>
/// <remarks>A type is a category that people are met with: the words of RIGHTS are refused in its key, names and questions. Codes are <c>types.*</c>.</remarks>
internal static partial class TypeCheck
{
    public const string ForbiddenWord = "types.forbidden-word";
    public const string BadLimit = "types.bad-limit";

    private static readonly string[] Kinds = ["component", "matter", "service", "dispute", "hazard", "news"];
    private static readonly string[] Datatypes = ["string", "number", "datetime", "text", "singlevaluelist", "multivaluelist"];

    /// <summary>Every fault, field by field; empty when it can be so.</summary>
    public static IReadOnlyDictionary<string, string[]> FaultsOf(CaseType type)
    {
        var faults = new Dictionary<string, string[]>();
        Hold("key", type.Key.Length <= 80 && KeyPattern().IsMatch(type.Key), "types.bad-key");
        Hold("kind", Kinds.Contains(type.Kind), "types.unknown-kind");
        Hold("classCode", type.ClassCode.Length <= 40 && CodePattern().IsMatch(type.ClassCode), "types.bad-class");
        Hold("name", type.Name.Trim().Length is > 0 and <= 60, "types.bad-name");
        Hold("className", type.ClassName.Trim().Length is > 0 and <= 60, "types.bad-name");
        Hold("keywords", type.Keywords.Count <= 50 && type.Keywords.All(word => word.Trim().Length is > 0 and <= 40), "types.bad-keyword");
        Hold("makeSafe", type.MakeSafe is null || type.Handling is not null, "types.make-safe-alone");
        Hold("attributes", type.Attributes.Count <= 30 && type.Attributes.All(IsSound), "types.bad-attribute");
        Hold("attributes", type.Attributes.Select(a => a.Code).Distinct(StringComparer.Ordinal).Count() == type.Attributes.Count, "types.attribute-twice");
        foreach (var (field, text) in Names(type)) { Hold(field, ForbiddenWords.FindIn(text) is null, ForbiddenWord); }
        return faults;

        void Hold(string field, bool isSound, string code)
        {
            if (!isSound) { faults.TryAdd(field, [code]); }
        }
    }

    /// <summary>The same as a refusal, or null.</summary>
    public static Refusal? Refuse(CaseType type) =>
        FaultsOf(type) is { Count: > 0 } faults ? new Refusal(faults.Values.First()[0], RefusalKind.Invalid, Fields: faults) : null;

    private static bool IsSound(TypeAttribute attribute) =>
        attribute.Code is { Length: <= 40 } code && CodePattern().IsMatch(code)
        && Datatypes.Contains(attribute.Datatype)
        && attribute.Description is { Length: > 0 and <= 200 }
        && (attribute.Datatype.EndsWith("list", StringComparison.Ordinal)
            ? attribute.Values is { Count: > 0 and <= 200 } values && values.All(v => v.Key.Length is > 0 and <= 80 && v.Value is { Length: > 0 and <= 120 })
            : attribute.Values is null or { Count: 0 });

    private static IEnumerable<(string Field, string Text)> Names(CaseType type) =>
    [
        ("key", type.Key), ("name", type.Name), ("englishName", type.EnglishName ?? ""), ("className", type.ClassName), ("classCode", type.ClassCode),
        .. type.Keywords.Select(word => ("keywords", word)),
        .. type.Attributes.SelectMany(TextsOf).Select(text => ("attributes", text)),
    ];

    private static IEnumerable<string> TextsOf(TypeAttribute attribute) =>
        [attribute.Code ?? "", attribute.Description ?? "", .. attribute.Values?.SelectMany(value => new[] { value.Key, value.Value ?? "" }) ?? []];

    // With a dot at least, so that no key is mistaken for another address below the types.
    [GeneratedRegex("^[a-z0-9-]+(\\.[a-z0-9-]+)+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
