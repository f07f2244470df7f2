using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Following;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listening;

/// <summary>Writes to every reporter of a case who left an address: the number, what happened, and the link to read it. Nothing of the matter itself.</summary>
internal sealed class OnReporterToBeTold(DistrictDb db, FollowLinks links, IMessageDoor door) : IListenTo<ReporterToBeTold>
{
    public async Task HearAsync(ReporterToBeTold notice, Delivery delivery, CancellationToken ct)
    {
        var told = await db.Set<Report>().AsNoTracking().Where(r => r.CaseId == notice.CaseId)
            .Join(db.Set<Contact>().AsNoTracking(), r => r.Id, c => c.ReportId, (r, c) => new { Report = r, Contact = c })
            .Take(200).ToListAsync(ct);
        foreach (var to in told)
        {
            var secret = links.SecretOf(db.District.Code, to.Report.Id);
            await door.SendAsync(
                new OutgoingMessage(
                    delivery.MessageId, to.Contact.Email, to.Contact.Phone,
                    ReporterMessages.SubjectOf(notice.What, to.Report.Number), ReporterMessages.TextOf(notice.What, to.Report.Number), $"/follow/{secret}"),
                ct);
        }
    }
}

/// <summary>What reporters are written, in Chinese and English.</summary>
internal static class ReporterMessages
{
    public static string SubjectOf(string what, long number) => what switch
    {
        "refused" => $"您上报的事项 {number} 未予受理 / Report {number} was not accepted",
        "closed" => $"您上报的事项 {number} 已结案 / Report {number} was closed",
        "answered" => $"您申请的事项 {number} 已有结果 / Request {number} has a result",
        "reopened" => $"您上报的事项 {number} 已重新处理 / Report {number} was reopened",
        _ => $"您上报的事项 {number} 有新回复 / Report {number} has a reply",
    };

    public static string TextOf(string what, long number) => what == "closed"
        ? $"事项 {number} 已办结。问题解决了吗？请打开链接告诉我们。\nMatter {number} was closed. Is it solved? Please tell us by the link."
        : $"请打开链接查看事项 {number} 的进展。\nPlease open the link to see matter {number}.";
}
