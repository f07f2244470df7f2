using CsCheck;

namespace Wangge.Identity.Tests.Roles;

public sealed class AdministratorsTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = [.. Administrators.All, "dispatcher"];

    private static readonly Gen<(string Role, int From, int? Until)> Period =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 12], Gen.Int[1, 6], Gen.Bool, (role, from, length, isOpen) => (Names[role], from, isOpen ? null : (int?)from + length));

    [Fact]
    public void A_grant_is_excluded_exactly_when_some_instant_would_see_two_administrators() => Period.Array[0, 3].Select(Period).Sample((held, asked) =>
    {
        var roles = held.Select(h => Role(h.Role, h.From, h.Until)).ToList();
        var fresh = Role(asked.Role, asked.From, asked.Until);
        var clash = Enumerable.Range(0, 40).Select(i => Start.AddHours(i / 2.0)).Any(at =>
            fresh.IsHeldAt(at) && roles.Any(r => r.IsHeldAt(at) && r.Role != fresh.Role && r.Role != "dispatcher" && fresh.Role != "dispatcher"));
        Assert.Equal(clash, Administrators.FindExcluding(roles, fresh.Role, fresh.From, fresh.Until) is not null);
    });

    [Fact]
    public void A_role_ends_at_its_end_and_one_ended_before_it_began_is_never_held()
    {
        var role = Role("auditor", 2, 4);
        Assert.False(role.IsHeldAt(Start.AddHours(1)));
        Assert.True(role.IsHeldAt(Start.AddHours(2)));
        Assert.False(role.IsHeldAt(Start.AddHours(4)));

        role.End(Start);
        Assert.False(role.IsHeldAt(Start.AddHours(2)));
    }

    private static RoleAtPlace Role(string role, int from, int? until) => new()
    {
        Id = Guid.CreateVersion7(), AccountId = Guid.Empty, Role = role, AreaPath = "/", From = Start.AddHours(from), Until = until is { } end ? Start.AddHours(end) : null, GrantedBy = Guid.Empty, Version = 1,
    };
}
