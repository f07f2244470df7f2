using Wangge.Cases.Limits;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Puts what was asked for into a type, and keeps what it was.</summary>
internal static class TypeEditing
{
    /// <summary>Writes a request into a type, or says what is wrong with it.</summary>
    public static Refusal? Write(this CaseType type, TypeContent content)
    {
        if (WireName.Find<CaseWeight>(content.Weight) is not { } weight) { return Bad("weight", "types.unknown-weight"); }
        if (!TryLimit(content.Handling, out var handling)) { return Bad("handling", TypeCheck.BadLimit); }
        if (!TryLimit(content.MakeSafe, out var makeSafe)) { return Bad("makeSafe", TypeCheck.BadLimit); }

        type.Name = content.Name.Trim();
        type.EnglishName = content.EnglishName?.Trim() is { Length: > 0 } english ? english : null;
        type.ClassCode = content.ClassCode;
        type.ClassName = content.ClassName.Trim();
        type.Weight = weight;
        type.Handling = handling;
        type.MakeSafe = makeSafe;
        type.IsPublic = content.IsPublic;
        type.Keywords = [.. content.Keywords];
        type.Attributes = [.. content.Attributes.Select(a => new TypeAttribute(a.Code, a.Datatype, a.Description, a.Required, a.Values))];
        return TypeCheck.Refuse(type);
    }

    /// <summary>Keeps the type as it is now under its version and gives it the next; called before it is changed.</summary>
    public static void KeepVersion(this DistrictDb db, CaseType type, Actor actor, DateTimeOffset at)
    {
        db.Add(new CaseTypeVersion { TypeId = type.Id, Version = type.Version, Snapshot = CaseJson.Write(TypeView.Of(type)), ActorId = actor.Id, At = at });
        type.Version++;
    }

    public static Refusal Bad(string field, string code) => new(code, RefusalKind.Invalid, Fields: new Dictionary<string, string[]> { [field] = [code] });

    private static bool TryLimit(LimitView? view, out Limit? limit)
    {
        limit = view?.ToLimit();
        return view is null || limit is not null;
    }
}
