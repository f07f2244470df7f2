using Wangge.Doors.Open311;

namespace Wangge.Doors.Tests.Open311;

public sealed class GeoReportParametersTests
{
    [Theory]
    [InlineData("?a=1", null, "1")]
    [InlineData("", "a=2", "2")]
    [InlineData("?a=1", "a=2", "2")]
    [InlineData("?a=1", "a=", "1")]
    [InlineData("?a=&a=3", null, "3")]
    [InlineData("?a=1&a=3", null, "1")]
    [InlineData("?a=", null, null)]
    [InlineData("?a=%20%20", null, null)]
    [InlineData("?A=1", null, null)]
    [InlineData("?a=%20x%20", null, "x")]
    public void Query_and_body_count_alike_and_empty_is_absent(string query, string? body, string? value) =>
        Assert.Equal(value, Call.With(query, body).Find("a"));

    [Theory]
    [InlineData("?attribute[size]=1", "1")]
    [InlineData("?attribute%5Bsize%5D=1", "1")]
    [InlineData("?attribute[size][]=1&attribute[size][]=2", "1,2")]
    [InlineData("?attribute[size][0]=1&attribute[size][1]=2&attribute[size][1]=2", "1,2")]
    [InlineData("?attribute[size]=", "")]
    [InlineData("?attribute[]=1&attribute=2&attribute[size=3", "")]
    public void Attributes_come_in_three_spellings(string query, string values) =>
        Assert.Equal(values, string.Join(',', Call.With(query).ListAttribute("size")));

    [Theory]
    [InlineData("?status=open,closed", "open|closed")]
    [InlineData("?status=open&status=closed&status=open", "open|closed")]
    [InlineData("?status=,open,,", "open")]
    [InlineData("?status=", "")]
    public void Lists_are_joined_by_commas_or_repeated(string query, string values) =>
        Assert.Equal(values, string.Join('|', Call.With(query).List("status")));

    [Theory]
    [InlineData("?jurisdiction_id=longgang.gov.cn", false, 0)]
    [InlineData("?jurisdiction_id=LongGang.gov.cn", true, 0)]
    [InlineData("", false, 0)]
    [InlineData("", true, 400)]
    [InlineData("?jurisdiction_id=sfgov.org", false, 404)]
    public void Another_jurisdiction_is_not_found_here(string query, bool isRequired, int code) =>
        Assert.Equal(code, new Jurisdiction("longgang.gov.cn", isRequired).FindFault(Call.With(query))?.Code ?? 0);
}
