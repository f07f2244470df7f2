using Wangge.Demo.Chance;

namespace Wangge.Demo.Matters;

/// <summary>What residents say once a matter is closed or answered: many say nothing, and silence is not counted as content.</summary>
internal static class Ending
{
    private static readonly string[] Thanks = ["处理得很快，谢谢。", "已经好了。", "比说的时间还早。", "可以，满意。", "等得久了一点，结果还行。"];

    /// <param name="confirmed">The state that a confirmation leads to.</param>
    internal static void Write(Script script, Cast cast, SeededRandom chance, int centre, string confirmed = "closed")
    {
        var state = script.State;
        if (chance.Chance(0.3))
        {
            script.Then(new(DemoActions.CallBack, "acceptor", cast.Of(centre, "acceptor"), script.About(200), false, state) { Note = chance.Chance(0.7) ? "电话回访，已告知结果。" : "回访未接通，已发短信。" });
        }

        if (!chance.Chance(0.58)) { return; }

        script.Then(new(DemoActions.Confirm, "reporter", null, TimeSpan.FromMinutes(chance.Between(20, 2400)), true, confirmed));
        if (chance.Chance(0.6))
        {
            var rating = 5 - chance.PickIndex([58, 27, 10, 3, 2]);
            script.Then(new(DemoActions.Rate, "reporter", null, TimeSpan.FromSeconds(chance.Among(10, 90)), true, confirmed) { Rating = rating, Note = rating >= 3 && chance.Chance(0.4) ? chance.Pick(Thanks) : null });
        }
    }
}
