using Wangge.Kernel.Access;

namespace Wangge.Contracts.Privacy;

/// <summary>What one module holds about whoever can be reached by a telephone or an address of mail. Each module that keeps contacts answers. Asked in a scope of the district.</summary>
/// <remarks>Source: RIGHTS, "A resident's own view"; PIPL arts. 44 to 47.</remarks>
public interface ISubjectData
{
    /// <summary>Names the module's part, such as <c>reports</c>.</summary>
    string Part { get; }

    /// <summary>Each matter that this contact was left with, the newest first, at most 200, and who looked at it.</summary>
    Task<IReadOnlyList<SubjectMatter>> ListAsync(SubjectContact contact, CancellationToken ct);

    /// <summary>Puts another contact in this one's place, marked in the scope's rows; the caller writes the leaf and commits.</summary>
    /// <returns>The matters that were changed.</returns>
    Task<IReadOnlyList<Guid>> CorrectAsync(SubjectContact from, SubjectContact to, CancellationToken ct);

    /// <summary>Deletes what may be deleted now, each deletion with its own leaf and tombstone; says why the rest stays.</summary>
    Task<IReadOnlyList<SubjectDeletion>> DeleteAsync(SubjectContact contact, Actor actor, CancellationToken ct);
}

/// <summary>A proven contact: one of the two.</summary>
/// <param name="Phone">Digits alone, without the country's code for mainland China.</param>
/// <param name="Email">Lower case.</param>
public sealed record SubjectContact(string? Phone, string? Email)
{
    /// <summary>The ways in which people write this telephone number; what was left is kept as it was typed.</summary>
    public IReadOnlyList<string> PhoneForms => Phone switch
    {
        null => [],
        { Length: 11 } p => [p, "+86" + p, "86" + p, "+86 " + p, "+86-" + p, $"{p[..3]} {p[3..7]} {p[7..]}", $"{p[..3]}-{p[3..7]}-{p[7..]}", $"+86 {p[..3]} {p[3..7]} {p[7..]}", $"{p[..4]}-{p[4..]}"],
        var p => [p],
    };

    /// <summary>Reads what somebody typed; null where it is neither or both.</summary>
    public static SubjectContact? Read(string? phone, string? email)
    {
        var isPhone = !string.IsNullOrWhiteSpace(phone);
        if (isPhone == !string.IsNullOrWhiteSpace(email)) { return null; }
        if (!isPhone) { return email!.Trim() is { Length: <= 120 } mail && mail.IndexOf('@') is > 0 and var at && at < mail.Length - 1 ? new(null, mail.ToLowerInvariant()) : null; }
        var digits = new string([.. phone!.Where(char.IsAsciiDigit)]);
        if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) { digits = digits[2..]; }
        return digits.Length is >= 7 and <= 15 ? new(digits, null) : null;
    }
}

/// <summary>One matter that holds something about the asker.</summary>
/// <param name="Title">Such as the number and kind of a report.</param>
/// <param name="Held">Every field that is held, empty ones left out.</param>
/// <param name="SeenBy">Each reading, oldest first.</param>
public sealed record SubjectMatter(string Part, Guid SubjectId, string Title, DateTimeOffset ReceivedAt, IReadOnlyList<SubjectField> Held, IReadOnlyList<SubjectReading> SeenBy);

/// <param name="Retention">The class, such as <c>retention.report</c>.</param>
public sealed record SubjectField(string Field, string Value, string Purpose, string Basis, string Retention);

/// <summary>One reading: by role and unit or area, never by name.</summary>
/// <param name="What">A code, such as <c>cases.read</c>.</param>
/// <param name="Role">Wire name, or null where it is not known.</param>
/// <param name="Reader">The unit or area for which it was read, or null.</param>
public sealed record SubjectReading(DateTimeOffset At, string What, string? Role, string? Reader, string? Purpose);

/// <summary>What came of one matter's deletion.</summary>
/// <param name="Deleted">Such as <c>contact</c>, <c>words</c>, <c>photos</c>.</param>
/// <param name="Kept">What stays for now and why; null when nothing does.</param>
public sealed record SubjectDeletion(string Part, Guid SubjectId, string Title, IReadOnlyList<string> Deleted, SubjectRefusal? Kept);

/// <summary>Why something stays, and what the law gives against it.</summary>
/// <param name="Code">Stable, such as <c>rights.still-open</c>.</param>
/// <param name="Chinese">Reason and remedy, for people.</param>
/// <param name="English">Reason and remedy, for people.</param>
public sealed record SubjectRefusal(string Code, string Chinese, string English);
