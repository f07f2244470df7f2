using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Operations;

/// <summary>Where the matter lies that somebody is sent to: a module's matter, or a mere place. Asked in a scope of the district.</summary>
internal sealed class Subjects(IEnumerable<IDispatchSubjects> kinds, IAreaLookup areas)
{
    /// <summary>The place of what is asked for, or why there is none.</summary>
    public async Task<(SubjectPlace? Place, Refusal? Refusal)> FindAsync(SubjectRequest asked, CancellationToken ct)
    {
        if (asked.Kind == SubjectKinds.Place)
        {
            return asked is { Id: null, Longitude: { } longitude, Latitude: { } latitude } && await areas.FindGridAsync(longitude, latitude) is { } grid
                ? (new SubjectPlace(asked.Kind, null, null, longitude, latitude, grid.AreaPath), null)
                : (null, OperationRefusals.BadSubject);
        }

        if (asked.Id is not { } id || kinds.FirstOrDefault(k => k.Kind == asked.Kind) is not { } kind) { return (null, OperationRefusals.BadSubject); }
        if (await kind.FindAsync(id, ct) is not { } subject) { return (null, OperationRefusals.UnknownSubject); }
        if (!subject.IsOpen) { return (null, OperationRefusals.SubjectEnded); }
        return subject is { Longitude: { } east, Latitude: { } north }
            ? (new SubjectPlace(asked.Kind, id, subject.Number, east, north, subject.AreaPath), null)
            : (null, OperationRefusals.NoPlace);
    }
}

/// <summary>What somebody is sent to.</summary>
/// <param name="Kind"><c>case</c>, <c>alarm</c> or <c>place</c>.</param>
/// <param name="Id">Of the case or alarm.</param>
/// <param name="Longitude">WGS-84 degrees, of a mere place; so <paramref name="Latitude"/>.</param>
public sealed record SubjectRequest([Required, MaxLength(20)] string Kind, Guid? Id = null, double? Longitude = null, double? Latitude = null);

/// <summary>Where it lies.</summary>
internal sealed record SubjectPlace(string Kind, Guid? Id, long? Number, double Longitude, double Latitude, string AreaPath);
