using System.Text.Json;

namespace Wangge.Host.Simulation;

/// <summary>The codes that hang at the points, as who prints them has them: what a walker's phone would scan. Read anew each hour, since sheets change.</summary>
internal sealed class CodeSheets(StaffClient printer)
{
    private static readonly TimeSpan ReadFor = TimeSpan.FromHours(1);

    private readonly Dictionary<Guid, string> _texts = [];
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;

    /// <summary>What the sheet at a point says, or null where none hangs.</summary>
    public async Task<string?> FindAsync(Guid pointId, DateTimeOffset now, CancellationToken ct)
    {
        if (now - _readAt >= ReadFor)
        {
            await ReadAsync(ct);
            _readAt = now;
        }

        return _texts.GetValueOrDefault(pointId);
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        for (string? path = "api/rounds/codes?size=200"; path is not null;)
        {
            var page = await printer.GetAsync<JsonElement>(path, ct);
            foreach (var sheet in page.GetProperty("items").EnumerateArray()) { _texts[sheet.GetProperty("pointId").GetGuid()] = sheet.GetProperty("text").GetString()!; }
            path = page.GetProperty("next").GetString() is { } next ? "api/rounds/codes?size=200&after=" + Uri.EscapeDataString(next) : null;
        }
    }
}
