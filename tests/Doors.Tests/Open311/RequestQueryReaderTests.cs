using Wangge.Doors.Open311;

namespace Wangge.Doors.Tests.Open311;

public sealed class RequestQueryReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "2026-03-03T12:00:00Z", "2026-06-01T12:00:00Z")]
    [InlineData("?start_date=2026-05-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-06-01T12:00:00Z")]
    [InlineData("?start_date=2025-01-01T00:00:00Z", "2025-01-01T00:00:00Z", "2025-04-01T00:00:00Z")]
    [InlineData("?end_date=2025-04-01T00:00:00Z", "2025-01-01T00:00:00Z", "2025-04-01T00:00:00Z")]
    [InlineData("?start_date=2026-01-01T00:00:00%2B08:00&end_date=2026-02-01T00:00:00%2B08:00", "2025-12-31T16:00:00Z", "2026-01-31T16:00:00Z")]
    [InlineData("?start_date=2026-01-01T00:00:00+08:00&end_date=2026-02-01T00:00Z", "2025-12-31T16:00:00Z", "2026-02-01T00:00:00Z")]
    public void A_span_is_ninety_days_at_most(string query, string start, string end)
    {
        var read = RequestQueryReader.Read(Call.With(query), Now).Value!;
        Assert.Equal((Time(start), Time(end)), (read.Start, read.End));
    }

    [Theory]
    [InlineData("?start_date=yesterday")]
    [InlineData("?start_date=2026-05-01T00:00:00")]
    [InlineData("?start_date=2026-05-01")]
    [InlineData("?start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z")]
    [InlineData("?start_date=2026-05-02T00:00:00Z&end_date=2026-05-01T00:00:00Z")]
    [InlineData("?status=done")]
    [InlineData("?page=0")]
    [InlineData("?page=-1")]
    [InlineData("?page_size=ten")]
    public void Other_queries_are_refused(string query) =>
        Assert.Equal(400, Assert.Single(RequestQueryReader.Read(Call.With(query), Now).Errors).Code);

    [Theory]
    [InlineData("", 1, 1_000)]
    [InlineData("?page=3&page_size=50", 3, 50)]
    [InlineData("?page_size=5000", 1, 1_000)]
    [InlineData("?page=99999999999999", int.MaxValue / 1_000, 1_000)]
    public void Pages_are_counted_from_one(string query, int page, int pageSize)
    {
        var read = RequestQueryReader.Read(Call.With(query), Now).Value!;
        Assert.Equal((page, pageSize), (read.Page, read.PageSize));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("?status=open", true)]
    [InlineData("?status=closed", false)]
    [InlineData("?status=open,closed", null)]
    public void States_can_be_chosen(string query, bool? isOpen) =>
        Assert.Equal(isOpen, RequestQueryReader.Read(Call.With(query), Now).Value!.IsOpen);

    [Fact]
    public void Requests_can_be_asked_for_by_id()
    {
        var id = Guid.CreateVersion7();
        var read = RequestQueryReader.Read(Call.With($"?service_request_id={RequestId.Of(id)},nonsense&service_code=0101,0102"), Now).Value!;
        Assert.Equal([id], read.Ids);
        Assert.True(read.AsksForIds);
        Assert.Equal(["0101", "0102"], read.ServiceCodes);
    }

    [Fact]
    public void Ids_are_opaque_and_come_back()
    {
        for (var number = 0; number < 100; number++)
        {
            var id = Guid.CreateVersion7();
            Assert.Matches("^[A-Za-z0-9_-]{22}$", RequestId.Of(id));
            Assert.Equal(id, RequestId.Find(RequestId.Of(id)));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("AAAAAAAAAA/AAAAAAAAAAA")]
    [InlineData("019c0000-0000-7000-8000-000000000000")]
    public void Ids_that_we_never_gave_are_not_found(string? text) => Assert.Null(RequestId.Find(text));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
