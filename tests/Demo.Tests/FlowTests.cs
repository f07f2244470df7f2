namespace Wangge.Demo.Tests;

/// <summary>Walks every matter through DOMAIN 3's table: an independent copy of it, so that a step out of place is found here.</summary>
public class FlowTests
{
    private static readonly Dictionary<(string State, string Action), string> Site = new()
    {
        [("", "send")] = "reported",
        [("", "settle-on-spot")] = "to-check",
        [("reported", "accept")] = "to-file",
        [("reported", "ask-to-verify")] = "verifying",
        [("reported", "merge")] = "merged",
        [("reported", "refuse")] = "refused",
        [("verifying", "verified-true")] = "reported",
        [("to-file", "file")] = "to-dispatch",
        [("to-dispatch", "dispatch")] = "to-sign",
        [("to-sign", "sign")] = "handling",
        [("to-sign", "return")] = "to-dispatch",
        [("handling", "helper-feed-back")] = "handling",
        [("handling", "ask-extension")] = "handling",
        [("handling", "grant-extension")] = "handling",
        [("handling", "ask-suspension")] = "handling",
        [("handling", "suspend")] = "suspended",
        [("suspended", "resume")] = "handling",
        [("handling", "feed-back")] = "to-check",
        [("to-check", "check-passed")] = "to-close",
        [("to-check", "check-failed")] = "handling",
        [("to-close", "close")] = "closed",
        [("closed", "call-back")] = "closed",
        [("closed", "confirm")] = "closed",
        [("closed", "rate")] = "closed",
        [("closed", "not-solved")] = "to-dispatch",
    };

    private static readonly Dictionary<(string State, string Action), string> Service = new()
    {
        [("", "send")] = "reported",
        [("reported", "accept")] = "accepted",
        [("accepted", "ask-materials")] = "accepted",
        [("accepted", "add-materials")] = "accepted",
        [("accepted", "answer")] = "answered",
        [("answered", "call-back")] = "answered",
        [("answered", "confirm")] = "confirmed",
        [("confirmed", "rate")] = "confirmed",
    };

    private static readonly Dictionary<(string State, string Action), string> News = new()
    {
        [("", "send")] = "reported",
        [("reported", "return-to-sender")] = "returned",
        [("returned", "send")] = "reported",
        [("reported", "edit")] = "edited",
        [("edited", "publish")] = "published",
    };

    private static readonly Dictionary<(string State, string Action), string> HandedOn = new()
    {
        [("", "send")] = "reported",
        [("reported", "accept")] = "to-file",
        [("to-file", "file")] = "to-dispatch",
        [("to-dispatch", "hand-on")] = "handed-on",
        [("handed-on", "answered")] = "to-close",
        [("to-close", "close")] = "closed",
        [("closed", "call-back")] = "closed",
        [("closed", "confirm")] = "closed",
        [("closed", "rate")] = "closed",
    };

    [Fact]
    public void Every_step_is_allowed_where_it_stands_and_leads_to_the_state_that_is_told()
    {
        var flows = Plans.Plan.MatterTypes.ToDictionary(t => t.Key, t => t.Flow);
        foreach (var matter in Plans.Plan.Matters.Concat(Plans.Plan.SideReports))
        {
            var table = flows[matter.TypeKey] switch { "service" => Service, "news" => News, "handed-on" => HandedOn, _ => Site };
            var state = string.Empty;
            foreach (var step in matter.Steps)
            {
                Assert.True(table.TryGetValue((state, step.Action), out var next), $"{matter.Number}: {step.Action} in {state}");
                state = next;
            }

            Assert.Equal(matter.State, state);
        }
    }

    [Fact]
    public void Who_signs_or_feeds_back_is_of_the_unit_that_was_sent_or_helps()
    {
        foreach (var matter in Plans.Plan.Matters)
        {
            int? lead = null;
            IReadOnlyList<int> helpers = [];
            foreach (var step in matter.Steps)
            {
                if (step.Action == "dispatch") { (lead, helpers) = (step.UnitIndex, step.HelperUnitIndexes); }
                if (step.Role != "unit-handler" || step.Action == "answer") { continue; }

                Assert.True(step.Action == "helper-feed-back" ? helpers.Contains(step.UnitIndex!.Value) : step.UnitIndex == lead, matter.Number);
                Assert.Equal(step.UnitIndex, Plans.Plan.Staff[step.ActorIndex!.Value].UnitIndex);
            }
        }
    }

    [Fact]
    public void Returns_and_refusals_carry_a_reason()
    {
        var steps = Plans.Plan.Matters.Concat(Plans.Plan.SideReports).SelectMany(m => m.Steps);

        Assert.All(steps.Where(s => s.Action is "return" or "refuse" or "return-to-sender" or "ask-suspension" or "ask-extension"), s => Assert.False(string.IsNullOrEmpty(s.Note)));
    }
}
