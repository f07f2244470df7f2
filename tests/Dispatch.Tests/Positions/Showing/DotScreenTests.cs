using Wangge.Dispatch.Positions;
using Wangge.Dispatch.Positions.Showing;
using Wangge.Kernel.Access;

namespace Wangge.Dispatch.Tests.Positions.Showing;

public sealed class DotScreenTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private readonly LivePicture _picture = new();
    private readonly Guid _unit = Guid.CreateVersion7();

    private LiveDot Dot(Guid id, double seconds, string area = "/d/1/", string home = "/d/", bool isUnit = true, Guid? source = null) =>
        new(id, isUnit, source ?? id, new Fix(Noon.AddSeconds(seconds), 120.9, 40.7), area, home);

    private DotScreen Screen(params string[] areas) => new(_picture, new Extent(areas, []));

    [Fact]
    public void The_first_frame_is_the_whole_picture_and_the_next_what_moved_since_once_however_often()
    {
        var other = Guid.CreateVersion7();
        _picture.Move(Dot(_unit, 0));
        _picture.Move(Dot(other, 0));
        var screen = Screen("/d/");
        Assert.Equal(2, screen.Next()!.Moved.Count);
        Assert.Null(screen.Next());
        for (var second = 1; second <= 5; second++) { _picture.Move(Dot(_unit, second)); }
        var moved = Assert.Single(screen.Next()!.Moved);
        Assert.Equal((_unit, Noon.AddSeconds(5)), (moved.Id, moved.At));
    }

    [Fact]
    public void A_late_fix_moves_nothing()
    {
        _picture.Move(Dot(_unit, 10));
        var screen = Screen("/d/");
        screen.Next();
        _picture.Move(Dot(_unit, 9));
        _picture.Move(Dot(_unit, 10));
        Assert.Null(screen.Next());
    }

    [Fact]
    public void Each_console_sees_its_own_areas_and_hears_that_a_dot_left_them()
    {
        var (here, there) = (Screen("/d/1/"), Screen("/d/2/"));
        _picture.Move(Dot(_unit, 0, "/d/1/", "/d/1/9/"));
        Assert.Single(here.Next()!.Moved);
        Assert.Null(there.Next());
        // Belongs to the first area, is in the second: both see it.
        _picture.Move(Dot(_unit, 1, "/d/2/", "/d/1/9/"));
        Assert.Single(here.Next()!.Moved);
        Assert.Single(there.Next()!.Moved);
        _picture.Move(Dot(_unit, 2, "/d/3/", "/d/1/9/"));
        Assert.Single(here.Next()!.Moved);
        Assert.Equal([_unit], there.Next()!.Gone);
        Assert.Null(there.Next());
    }

    [Fact]
    public void Off_duty_and_unheard_for_long_are_gone_and_for_a_while_is_stale()
    {
        var screen = Screen("/d/");
        var person = Guid.CreateVersion7();
        _picture.Move(Dot(_unit, 0));
        _picture.Move(Dot(person, 100, isUnit: false));
        screen.Next();
        _picture.Tend(staleBefore: Noon.AddSeconds(1), goneBefore: Noon.AddSeconds(-1));
        Assert.True(Assert.Single(screen.Next()!.Moved) is { Stale: true } stale && stale.Id == _unit);
        _picture.Tend(staleBefore: Noon.AddSeconds(1), goneBefore: Noon.AddSeconds(-1));
        Assert.Null(screen.Next());
        _picture.Tend(staleBefore: Noon.AddSeconds(50), goneBefore: Noon.AddSeconds(40));
        Assert.Equal([_unit], screen.Next()!.Gone);
        // Of a person outside of units nothing is told, be they there or gone.
        _picture.Forget(person);
        Assert.Null(screen.Next());
        Assert.Empty(_picture.Dots);
    }

    [Fact]
    public void A_console_so_slow_that_what_went_was_forgotten_meanwhile_hears_of_it()
    {
        _picture.Move(Dot(_unit, 0));
        var screen = Screen("/d/");
        screen.Next();
        for (var round = 0; round < 2; round++) { _picture.Tend(staleBefore: Noon.AddSeconds(50), goneBefore: Noon.AddSeconds(40)); }
        _picture.Move(Dot(Guid.CreateVersion7(), 60));
        Assert.Equal([_unit], screen.Next()!.Gone);
        Assert.Null(screen.Next());
    }

    [Fact]
    public void A_person_is_told_to_no_console_and_who_joins_a_unit_is_seen_as_the_unit_alone()
    {
        var person = Guid.CreateVersion7();
        var screen = Screen("/d/");
        _picture.Move(Dot(person, 0, isUnit: false));
        Assert.Null(screen.Next());
        _picture.Move(Dot(_unit, 1, source: person));
        var frame = screen.Next()!;
        Assert.Equal(_unit, Assert.Single(frame.Moved).Id);
        Assert.Empty(frame.Gone);
    }
}
