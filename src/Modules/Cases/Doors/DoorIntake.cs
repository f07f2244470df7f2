using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Doors;

/// <inheritdoc/>
internal sealed class DoorIntake(DistrictDb db, Intake intake, Actor actor) : IReportIntake
{
    public async Task<ReportTaken> TakeAsync(DoorReport report, CancellationToken ct)
    {
        var contact = report.Contact is { } given ? new SendReport.ContactRequest(given.Name, given.Phone, given.Email) : null;
        var request = new SendReport.Request(
            report.TypeKey, report.Words, report.PlaceText, report.Longitude, report.Latitude, Contact: contact, Attributes: report.Attributes);
        var sender = report.Source switch
        {
            DoorSource.GridWorker => new Intake.Sender(actor, CaseRoles.GridWorker, CaseSource.GridWorker),
            DoorSource.CameraRound => new Intake.Sender(actor, SenderRoles.RoleOf(actor), CaseSource.CameraRound),
            _ => new Intake.Sender(actor, CaseRoles.Reporter, CaseSource.OtherSystem),
        };
        var (sent, refusal) = await intake.TakeAsync(report.ReportId, request, sender, lookFirst: true, ct);
        return new ReportTaken(sent?.Number ?? 0, refusal);
    }

    public async Task<DateTimeOffset?> FindReceivedAtAsync(Guid reportId, CancellationToken ct) =>
        await db.Set<Report>().AsNoTracking().Where(r => r.Id == reportId).Select(r => (DateTimeOffset?)r.ReceivedAt).FirstOrDefaultAsync(ct);
}
