namespace Wangge.Doors.Open311.Serving;

/// <summary>How the Open311 door presents itself; section <c>Open311</c> of the configuration.</summary>
internal sealed class Open311Options
{
    /// <summary>Whom to ask about the interface, in words; null names the districts.</summary>
    public string? Contact { get; set; }

    /// <summary>How to get a key, in words.</summary>
    public string KeyService { get; set; } = "Ask the district's system administrator for an api_key; reading needs none. 请向本区系统管理员申请 api_key；查询无需密钥。";

    /// <summary>What addresses in answers begin with, such as <c>https://wangge.example.org</c>; null for the address that the caller used.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Further names of districts as jurisdictions: <c>longgang.gov.cn</c> → the district's code. A district's code always names it.</summary>
    public Dictionary<string, string> Jurisdictions { get; set; } = [];

    /// <summary>Calls of one address in an hour.</summary>
    /// <value>Default 7,200, a twelfth of them at once.</value>
    public int CallsPerHour { get; set; } = 7_200;
}
