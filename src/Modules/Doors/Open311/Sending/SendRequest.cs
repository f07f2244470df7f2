using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Cases;
using Wangge.Doors.Keys;
using Wangge.Doors.Open311.Listing;
using Wangge.Doors.Open311.Serving;
using Wangge.Kernel.Http;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;

namespace Wangge.Doors.Open311.Sending;

/// <summary>POST requests: a program with a key sends what somebody told it; it goes the way of every report.</summary>
/// <remarks>
/// The same content with the same key from the same device within a minute is answered as the first (<see cref="RepeatedRequest"/>), or the
/// client gives <c>client_request_id</c> (UUIDv7). <c>media_url</c> is kept as text and never fetched. Source: DOMAIN 8.
/// </remarks>
internal static class SendRequest
{
    private static readonly GeoReportError BadClientId = GeoReportError.Invalid("client_request_id", "must be a UUID of version 7");
    private static readonly GeoReportError ClientIdReused = GeoReportError.Invalid("client_request_id", "was used for another request");

    public static async Task<GeoReportAnswer> HandleAsync(GeoReportCall call, CancellationToken ct)
    {
        if (await FindKeyAsync(call, ct) is not { } key) { return GeoReportAnswer.Of(GeoReportError.NoKey); }
        if (call.Services.GetRequiredService<CallLimits>().TrySend(key) is { } wait) { return GeoReportAnswer.TooOften(wait); }

        var types = await ServiceBook.ListAsync(call, ct);
        var (request, errors) = NewRequestReader.Read(
            call.Parameters, code => types.FirstOrDefault(type => type.Key == code) is { } type ? ServiceBook.DefinitionOf(type) : null);
        if (request is null) { return GeoReportAnswer.Of(errors); }

        // Before anything that acts is made in this scope.
        call.Services.GetRequiredService<ActorHolder>().Actor = key.AsActor();
        var intake = call.Services.GetRequiredService<IReportIntake>();
        if (await ReportIdAsync(call, key, request, intake, ct) is not { } reportId) { return GeoReportAnswer.Of(BadClientId); }
        var name = types.First(type => type.Key == request.ServiceCode).Name;
        var (number, refusal) = await intake.TakeAsync(ReportOf(reportId, request, name), ct);
        if (refusal is not null)
        {
            return GeoReportAnswer.Of(refusal.Code == RepeatedWrites.IdReused.Code ? ClientIdReused : new GeoReportError(400, refusal.Detail ?? refusal.Code));
        }

        return GeoReportAnswer.Ok(GeoReportDocument.Of(new RequestReceipt(RequestId.Of(reportId), RequestView.NoticeOf(number), request.Sender.AccountId)));
    }

    private static async Task<ApiKey?> FindKeyAsync(GeoReportCall call, CancellationToken ct)
    {
        if (call.Parameters.Find("api_key") is not { } secret) { return null; }
        var hash = ApiKey.HashOf(secret);
        return await call.Services.GetRequiredService<DistrictDb>().Set<ApiKey>().AsNoTracking().FirstOrDefaultAsync(k => k.Hash == hash && k.Door == KeyDoor.Open311 && k.RevokedAt == null, ct);
    }

    private static async Task<Guid?> ReportIdAsync(GeoReportCall call, ApiKey key, NewRequest request, IReportIntake intake, CancellationToken ct)
    {
        if (call.Parameters.Find("client_request_id") is { } text) { return Guid.TryParse(text, out var given) && given.Version == 7 ? given : null; }

        var now = call.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var repeated = RepeatedRequest.Of(key.Hash, request.Sender.DeviceId ?? call.CallerKey, request);
        var before = repeated.IdBefore(now);
        return await intake.FindReceivedAtAsync(before, ct) is { } at && now - at < RepeatedRequest.Within ? before : repeated.IdAt(now);
    }

    private static DoorReport ReportOf(Guid reportId, NewRequest request, string typeName)
    {
        var attributes = request.Attributes.ToDictionary(answer => answer.Key, answer => string.Join(',', answer.Value), StringComparer.Ordinal);
        if (request.MediaUrl is { } address) { attributes["media_url"] = address.AbsoluteUri; }
        if (request.AddressId is { } addressId) { attributes["address_id"] = addressId; }
        return new DoorReport(
            reportId, request.ServiceCode, request.Description ?? typeName, request.AddressText, request.Place?.Longitude, request.Place?.Latitude,
            request.Sender.ToContact(), attributes);
    }
}
