namespace Wangge.Demo.People;

/// <summary>A post: its wire name, its name in Chinese, the roles that go with it.</summary>
internal sealed record Post(string Key, string Name, params string[] Roles);

/// <summary>Who works where (DOMAIN 1, "centres, three levels" and "one grid, five staff"; DOMAIN 5).</summary>
internal static class Posts
{
    internal static readonly Post StationHead = new("grid-leader", "网格长兼站长", "grid-leader", "acceptor");

    internal static readonly Post[] Grid =
    [
        new("grid-leader", "网格长", "grid-leader"),
        new("grid-worker", "网格员", "grid-worker"),
        new("patrol", "巡防员", "patrol"),
        new("mediator", "调解员", "mediator"),
        new("care-worker", "帮扶员", "care-worker"),
    ];

    internal static readonly Post[] DistrictCentre =
    [
        new("chief", "主任", "leader", "assessor"),
        new("deputy-chief", "副主任", "leader"),
        new("deputy-chief", "副主任", "leader"),
        new("acceptor", "受理员", "acceptor"),
        new("acceptor", "受理员", "acceptor"),
        new("acceptor", "受理员", "acceptor"),
        new("shift-leader", "值班长", "shift-leader"),
        new("shift-leader", "值班长", "shift-leader"),
        new("dispatcher", "派遣员", "dispatcher"),
        new("dispatcher", "派遣员", "dispatcher"),
        new("supervisor", "督办员", "supervisor"),
        new("alarm-operator", "值机员", "alarm-operator"),
        new("publisher", "信息发布员", "publisher"),
    ];

    internal static readonly Post[] SubCentre =
    [
        new("director", "主任", "leader", "shift-leader"),
        new("acceptor", "受理员", "acceptor"),
        new("acceptor", "受理员", "acceptor"),
        new("dispatcher", "派遣员", "dispatcher"),
        new("publisher", "信息发布员", "publisher"),
        new("mediator", "专职调解员", "mediator"),
    ];

    internal static readonly Post UnitLeader = new("unit-leader", "负责人", "unit-leader");

    internal static readonly Post UnitHandler = new("unit-handler", "经办人", "unit-handler");
}
