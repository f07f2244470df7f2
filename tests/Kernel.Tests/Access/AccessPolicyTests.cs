using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Tests.Access;

public sealed class AccessPolicyTests
{
    private static readonly Permission Read = new("test.read");
    private static readonly Permission Write = new("test.write");
    private static readonly Guid Unit = Guid.CreateVersion7();
    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly AccessPolicy Policy = new([new RoleGrant(Read, ["reader", "writer"]), new RoleGrant(Write, ["writer"])]);

    public static TheoryData<string, string?, bool, string?> Areas => new()
    {
        // Role's area, matter's area, whether it reaches, why.
        { "/21/", "/21/", true, "the area itself" },
        { "/21/", "/21/3/", true, "within it" },
        { "/", "/21/3/", true, "everywhere" },
        { "/21/3/", "/21/", false, "above it" },
        { "/21/", "/213/", false, "a neighbour whose code begins alike" },
        { "/21", "/213/", false, "the same, written without its end" },
        { "/21", "/21/3/", true, "within it, written without its end" },
        { "", "/21/", false, "no area is nowhere" },
        { "/21/", null, false, "a matter without a place" },
    };

    [Theory, MemberData(nameof(Areas))]
    public void A_role_reaches_its_area_and_what_lies_in_it(string held, string? matter, bool reaches, string? why)
    {
        var refusal = Policy.Check(Of(new HeldRole("reader", held, null)), Read, new Reach(matter));
        Assert.True(reaches == (refusal is null), why);
        if (!reaches) { Assert.Equal(AccessPolicy.Elsewhere, refusal); }
    }

    [Fact]
    public void A_role_at_a_unit_reaches_what_the_unit_has()
    {
        var actor = Of(new HeldRole("reader", null, Unit));
        Assert.Null(Policy.Check(actor, Read, new Reach("/9/", [Unit])));
        Assert.Equal(AccessPolicy.Elsewhere, Policy.Check(actor, Read, new Reach("/9/", [Guid.CreateVersion7()])));
        Assert.Equal(AccessPolicy.Elsewhere, Policy.Check(actor, Read, new Reach("/9/")));
    }

    [Fact]
    public void An_assignment_opens_one_matter_to_whoever_holds_the_permission_at_all()
    {
        var matter = new Reach("/9/", null, [Account]);
        Assert.Null(Policy.Check(Of(new HeldRole("reader", "/21/", null)), Read, matter));
        Assert.Equal(AccessPolicy.NoRole, Policy.Check(Of(), Read, matter));
        Assert.Equal(AccessPolicy.NoRole, Policy.Check(Of(new HeldRole("reader", "/21/", null)), Write, matter));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("answer-reporter", true)]
    public void Personal_detail_is_asked_for_with_a_purpose(string? purpose, bool allowed)
    {
        var refusal = Policy.Check(Of(new HeldRole("reader", "/", null)), Read, new Reach("/21/", NeedsPurpose: true, Purpose: purpose));
        Assert.Equal(allowed ? null : AccessPolicy.NoPurpose, refusal);
    }

    [Fact]
    public void Nobody_signed_in_is_told_to_sign_in_and_the_house_itself_may_all()
    {
        Assert.Equal(AccessPolicy.NotSignedIn, Policy.Check(new Actor(Guid.Empty, ActorKind.Resident, "address:x", null, []), Read, new Reach("/21/", null, [Guid.Empty])));
        Assert.Equal(RefusalKind.Unauthenticated, AccessPolicy.NotSignedIn.Kind);
        Assert.Null(Policy.Check(Actor.System, Write, new Reach("/21/", NeedsPurpose: true)));
        Assert.Null(Policy.Check(Actor.System, new Permission("unknown.to-all"), new Reach(null)));
    }

    [Fact]
    public void A_permission_that_nobody_grants_is_nobodys() =>
        Assert.Equal(AccessPolicy.NoRole, Policy.Check(Of(new HeldRole("writer", "/", null)), new Permission("test.unknown"), new Reach("/21/")));

    [Fact]
    public void Lists_are_cut_to_where_the_granting_roles_are_held()
    {
        var extent = Policy.ExtentOf(Of(new HeldRole("reader", "/21/", null), new HeldRole("writer", null, Unit), new HeldRole("other", "/", null)), Read);
        Assert.Equal(["/21/"], extent.AreaPaths);
        Assert.Equal([Unit], extent.UnitIds);
        Assert.True(Policy.ExtentOf(Of(new HeldRole("other", "/", null)), Read).IsEmpty);
        Assert.Equal(["/"], Policy.ExtentOf(Actor.System, Read).AreaPaths);
    }

    private static Actor Of(params HeldRole[] roles) => new(Account, ActorKind.Account, Account.ToString(), Guid.CreateVersion7(), roles);
}
