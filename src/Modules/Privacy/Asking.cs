using System.Security.Cryptography;
using System.Text;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Rights;

namespace Wangge.Privacy;

/// <summary>Somebody wants to prove that a contact is theirs: by a code that is sent to it. One row a contact; gone once used or over.</summary>
internal sealed class Asking
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(15);
    public const int MostTries = 5;

    public required Guid Id { get; init; }

    /// <summary>Of the contact; what is looked for.</summary>
    public required byte[] ContactHash { get; init; }

    [Personal("to send the code by which somebody asks for their own data", "request of the person; PIPL arts. 44 and 45", "retention.pass")]
    public string? Phone { get; init; }

    [Personal("to send the code by which somebody asks for their own data", "request of the person; PIPL arts. 44 and 45", "retention.pass")]
    public string? Email { get; init; }

    /// <summary>SHA-256 of id and code; null until it was sent. The code itself is stored nowhere.</summary>
    public byte[]? CodeHash { get; set; }

    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>Wrong codes so far.</summary>
    public int Tries { get; set; }

    public int Version { get; set; }

    public SubjectContact Contact => new(Phone, Email);

    public byte[] HashOf(string code) => SHA256.HashData([.. Id.ToByteArray(), .. Encoding.ASCII.GetBytes(code.Trim())]);

    public static byte[] HashOf(SubjectContact contact) => SHA256.HashData(Encoding.UTF8.GetBytes(contact.Phone is { } phone ? "tel:" + phone : "mail:" + contact.Email));
}

/// <summary>A contact that was proven: good for half an hour, shown by its token.</summary>
internal sealed class Pass
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token; the token itself is known to its holder alone.</summary>
    public required byte[] TokenHash { get; init; }

    [Personal("to find what is held about the person who asks", "request of the person; PIPL arts. 44 and 45", "retention.pass")]
    public string? Phone { get; init; }

    [Personal("to find what is held about the person who asks", "request of the person; PIPL arts. 44 and 45", "retention.pass")]
    public string? Email { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public SubjectContact Contact => new(Phone, Email);
}
