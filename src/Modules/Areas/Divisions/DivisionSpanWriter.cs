namespace Wangge.Areas.Divisions;

/// <summary>Writes changes of an edition into the stored spans: what stood so until now ends with the edition, what stands so from now on begins with it.</summary>
internal sealed class DivisionSpanWriter(DistrictDb db, DateOnly edition, IReadOnlyList<Division> held, IReadOnlyDictionary<string, Division> standing)
{
    // Spans that begin with this edition, which is being corrected: it never had them so.
    private readonly Dictionary<string, Division> _mistaken = new(StringComparer.Ordinal);

    public void Write(IReadOnlyList<DivisionChange> changes, bool acceptSuggestions)
    {
        foreach (var change in changes.Where(c => c.Before is not null)) { End(change, acceptSuggestions); }
        foreach (var change in changes.Where(c => c.After is not null)) { Begin(change.After!); }
        db.RemoveRange(_mistaken.Values);
    }

    private void End(DivisionChange change, bool acceptSuggestions)
    {
        var span = standing[change.Before!.Code.ToString()];
        if (span.ValidFrom == edition)
        {
            _mistaken.Add(span.Code, span);
            return;
        }

        span.ValidTo = edition;
        span.SuccessorCodes = change switch
        {
            { After: { } after } => [after.Code.ToString()],
            _ when acceptSuggestions => [.. change.Successors.Select(s => s.Division.Code.ToString()).Distinct()],
            _ => [],
        };
    }

    private void Begin(ListedDivision after)
    {
        var code = after.Code.ToString();
        if (_mistaken.Remove(code, out var corrected))
        {
            corrected.Name = after.Name;
        }
        else if (held.FirstOrDefault(d => d.Code == code && d.ValidTo == edition && d.Name == after.Name && !standing.ContainsKey(code)) is { } cutShort)
        {
            // The same edition had ended it by mistake.
            (cutShort.ValidTo, cutShort.SuccessorCodes) = (null, []);
        }
        else
        {
            db.Add(new Division
            {
                Id = Guid.CreateVersion7(), Code = code, Name = after.Name, ParentCode = after.Code.Parent?.ToString() ?? "",
                Kind = after.Kind.ToString().ToLowerInvariant(), ValidFrom = edition,
            });
        }
    }
}
