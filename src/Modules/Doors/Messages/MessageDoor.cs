using System.Text.Encodings.Web;
using System.Text.Json;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Messages;

/// <inheritdoc/>
/// <remarks>
/// Phones get nothing yet where no operator's door is configured; their messages stand in the file, which is the owner's alone and names nobody: of an address
/// it shows the ends, enough to see that a message would have gone out, so erasing a reporter leaves nothing behind in it.
/// </remarks>
internal sealed class MessageDoor(Home home, IOptions<MessageOptions> options) : IMessageDoor, IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim _gate = new(1);

    public Task SendAsync(OutgoingMessage message, CancellationToken ct) =>
        options.Value.SmtpHost is { Length: > 0 } host && message.Email is { } email
            ? MailAsync(host, email, message, ct)
            : WriteAsync(message, ct);

    private async Task MailAsync(string host, string email, OutgoingMessage message, CancellationToken ct)
    {
        using var mail = new MimeMessage { Subject = message.Subject, Body = new TextPart("plain") { Text = TextOf(message) }, MessageId = $"{message.MessageId:N}@wangge" };
        mail.From.Add(MailboxAddress.Parse(options.Value.From));
        mail.To.Add(MailboxAddress.Parse(email));
        using var smtp = new SmtpClient();
        await smtp.ConnectAsync(host, options.Value.SmtpPort, SecureSocketOptions.StartTlsWhenAvailable, ct);
        if (options.Value.SmtpUser is { } user) { await smtp.AuthenticateAsync(user, options.Value.SmtpPassword ?? "", ct); }
        await smtp.SendAsync(mail, ct);
        await smtp.DisconnectAsync(quit: true, ct);
    }

    private string TextOf(OutgoingMessage message) =>
        message.LinkPath is null ? message.Text : $"{message.Text}\n{options.Value.LinkBase.TrimEnd('/')}{message.LinkPath}";

    private async Task WriteAsync(OutgoingMessage message, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            var line = JsonSerializer.Serialize(message with { Text = TextOf(message), Email = Masked(message.Email), Phone = Masked(message.Phone) }, Readable);
            await using var file = new StreamWriter(home.File("messages.jsonl"), OwnersAlone());
            await file.WriteLineAsync(line.AsMemory(), ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    private static FileStreamOptions OwnersAlone()
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }
        return options;
    }

    /// <summary>First and last character of each part, so <c>z…g@e…g</c>.</summary>
    private static string? Masked(string? address) =>
        address is null ? null : string.Join('@', address.Split('@').Select(part => part.Length < 3 ? "…" : $"{part[0]}…{part[^1]}"));

    public void Dispose() => _gate.Dispose();
}
