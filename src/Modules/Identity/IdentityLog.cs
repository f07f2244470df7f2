using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;

namespace Wangge.Identity;

/// <summary>This module's audit leaves.</summary>
internal static class IdentityLog
{
    /// <summary>Why account data is read by an administrator.</summary>
    public const string Administration = "account-administration";

    /// <param name="action">Without the module's name, such as <c>role-grant</c>.</param>
    /// <param name="data">Made by <see cref="AuditData"/>, or null.</param>
    public static void Note(this DistrictDb db, Actor actor, string action, string subjectKind, Guid subjectId, string? areaPath = null, string? purpose = null, string? data = null) =>
        db.Leaf(new AuditNote(actor.Id, AuditNote.KindOf(actor.Kind), "identity." + action, subjectKind, subjectId, areaPath, purpose, data));

    public static void NoteByHolder(this DistrictDb db, Guid accountId, string action, string subjectKind, Guid subjectId) =>
        db.Leaf(new AuditNote(accountId, AuditActorKind.Account, "identity." + action, subjectKind, subjectId));
}
