namespace Wangge.Kernel.Refusals;

/// <summary>Why something asked for was not done: a stable code that clients translate, and where the fault lies.</summary>
/// <param name="Code">Dotted, lower case, never changed once published, such as <c>cases.dispatch.unknown-unit</c>.</param>
/// <param name="Kind">Which HTTP status the refusal answers with.</param>
/// <param name="Detail">For developers, in English; never holds personal data.</param>
/// <param name="Fields">Faults by the path of the field, such as <c>place.latitude</c> → codes; empty when the whole is refused.</param>
public sealed record Refusal(
    string Code,
    RefusalKind Kind = RefusalKind.Conflict,
    string? Detail = null,
    IReadOnlyDictionary<string, string[]>? Fields = null);

/// <summary>The family of a refusal; each maps to one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>400: the request itself is wrong.</summary>
    Invalid,

    /// <summary>401: nobody is signed in.</summary>
    Unauthenticated,

    /// <summary>403: the actor may not do this, or not here.</summary>
    Forbidden,

    /// <summary>404: there is no such thing in this district.</summary>
    NotFound,

    /// <summary>409: the state of the matter, or another's change, stands against it.</summary>
    Conflict,

    /// <summary>412: the copy that was edited is no longer the newest (If-Match).</summary>
    Stale,

    /// <summary>413: too large.</summary>
    TooLarge,

    /// <summary>429: too often; <c>Retry-After</c> says when.</summary>
    TooOften,

    /// <summary>503: cannot be done now; nothing was changed.</summary>
    Unavailable,
}
