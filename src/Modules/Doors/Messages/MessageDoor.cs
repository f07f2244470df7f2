using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Messages;

/// <inheritdoc/>
/// <remarks>Phones get nothing yet where no operator's door is configured; their messages stand in the file.</remarks>
internal sealed class MessageDoor(Home home, IFilePort files, IOptions<MessageOptions> options) : IMessageDoor, IDisposable
{
    private readonly MessageFile _file = new(home, files);
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

    private string TextOf(OutgoingMessage message)
    {
        var at = options.Value.LinkBase.TrimEnd('/');
        var text = message.LinkPath is null ? message.Text : $"{message.Text}\n{at}{message.LinkPath}";
        return message.StopPath is null ? text : $"{text}\n退订 / Unsubscribe: {at}{message.StopPath}";
    }

    private async Task WriteAsync(OutgoingMessage message, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            await _file.AppendAsync(message with { Text = TextOf(message) }, ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
