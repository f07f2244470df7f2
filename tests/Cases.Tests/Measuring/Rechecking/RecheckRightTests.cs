using Wangge.Cases.Measuring.Rechecking;
using Wangge.Kernel.Access;

namespace Wangge.Cases.Tests.Measuring.Rechecking;

public sealed class RecheckRightTests
{
    private static readonly Guid Unit = Guid.CreateVersion7();

    [Fact]
    public void Whoever_acted_on_a_case_does_not_recheck_it()
    {
        var me = Person();
        Assert.Equal(RecheckRight.OwnWork, RecheckRight.Check(me, [Guid.CreateVersion7(), me.Id], []));
        Assert.Null(RecheckRight.Check(me, [Guid.CreateVersion7()], [Unit]));
    }

    [Fact]
    public void A_unit_does_not_recheck_what_was_ever_sent_to_it()
    {
        Assert.Equal(RecheckRight.OwnUnit, RecheckRight.Check(Person(new HeldRole("unit-handler", null, Unit)), [], [Guid.CreateVersion7(), Unit]));
        Assert.Null(RecheckRight.Check(Person(new HeldRole("unit-handler", null, Guid.CreateVersion7())), [], [Unit]));
    }

    private static Actor Person(params HeldRole[] roles) => new(Guid.CreateVersion7(), ActorKind.Account, "key", null, [.. roles, new HeldRole("assessor", "/211403/", null)]);
}
