using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using Wangge.Contracts.Doors;
using Wangge.Doors.Messages;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Tests.Messages;

/// <summary>Messages by mail: to a server of the test's own, as it hears them.</summary>
public sealed class MailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-mail-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_goes_out_with_its_link_and_its_end_and_nothing_stands_in_the_file()
    {
        using var server = new MailServer("250 taken");
        using var door = DoorTo(server.Begin());
        var message = new OutgoingMessage(Guid.CreateVersion7(), "zhang@example.org", null, "3507 已办结", "您反映的事已办结，解决了吗？", "/follow/abc", "/stop/abc");
        var served = server.ServeAsync(Ct);
        await door.SendAsync(message, Ct);
        await served;

        Assert.Contains("MAIL FROM:<centre@example.org>", string.Join('\n', server.Heard), StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<zhang@example.org>", string.Join('\n', server.Heard), StringComparison.Ordinal);
        var mail = await ReadAsync(server);
        Assert.Equal((message.Subject, $"{message.MessageId:N}@wangge"), (mail.Subject, mail.MessageId));
        Assert.Equal("您反映的事已办结，解决了吗？\nhttps://wangge.test/follow/abc\n退订 / Unsubscribe: https://wangge.test/stop/abc", mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Empty(Directory.GetFiles(_folder, "messages.jsonl"));
    }

    [Fact]
    public async Task A_server_that_does_not_take_it_now_makes_it_wait_for_another_try()
    {
        using var server = new MailServer("451 later");
        using var door = DoorTo(server.Begin());
        var served = server.ServeAsync(Ct);
        await Assert.ThrowsAsync<SmtpCommandException>(() => door.SendAsync(new OutgoingMessage(Guid.CreateVersion7(), "zhang@example.org", null, "x", "y"), Ct));
        await served;
    }

    [Fact]
    public async Task Whom_only_a_phone_is_known_of_is_noted_in_the_file()
    {
        using var door = DoorTo(port: 1);
        await door.SendAsync(new OutgoingMessage(Guid.CreateVersion7(), null, "13800000000", "x", "y"), Ct);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(_folder, "messages.jsonl"), Ct));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MessageDoor DoorTo(int port) => new(new Home(_folder), new DiskFiles(), Options.Create(new MessageOptions
    {
        SmtpHost = "127.0.0.1", SmtpPort = port, From = "centre@example.org", LinkBase = "https://wangge.test/",
    }));

    /// <summary>The message between DATA and its dot.</summary>
    private static async Task<MimeMessage> ReadAsync(MailServer server)
    {
        var lines = server.Heard.SkipWhile(line => line != "DATA").Skip(1).TakeWhile(line => line != ".");
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)));
        return await MimeMessage.LoadAsync(text, Ct);
    }
}
