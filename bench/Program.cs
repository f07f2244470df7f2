using Wangge.Bench.Pictures;
using Wangge.Bench;

// A bench is one class with RunAsync(quick); its name here is what `./wangge bench NAME` takes.
var benches = new Dictionary<string, Func<bool, Task>>(StringComparer.Ordinal)
{
    ["alarm"] = AlarmBench.RunAsync,
    // Its pictures alone, and its deaths.
    ["picture"] = PictureBench.RunAsync,
    ["alarm-kill"] = AlarmBench.KillAsync,
    ["audit"] = AuditBench.RunAsync,
    ["cost"] = CostBench.RunAsync,
    ["dispatch"] = DispatchBench.RunAsync,
    ["fanout"] = FanoutBench.RunAsync,
    ["field"] = FieldBench.RunAsync,
    ["intake"] = IntakeBench.RunAsync,
    ["kill"] = KillBench.RunAsync,
    ["lighthouse"] = LighthouseBench.RunAsync,
    ["measures"] = MeasuresBench.RunAsync,
    ["mosaic"] = MosaicBench.RunAsync,
    ["place"] = PlaceBench.RunAsync,
    ["positions"] = PositionsBench.RunAsync,
    ["rings"] = RingsBench.RunAsync,
    ["posts"] = PostsBench.RunAsync,
    ["storm"] = StormBench.RunAsync,
    ["queue"] = QueueBench.RunAsync,
    ["start"] = StartBench.RunAsync,
    ["suggest"] = SuggestBench.RunAsync,
};

if (args.Length == 0 || !benches.TryGetValue(args[0], out var run))
{
    await Console.Error.WriteLineAsync($"usage: bench NAME [--quick]; names: {string.Join(", ", benches.Keys.Order(StringComparer.Ordinal))}");
    return 2;
}

await run(args.Contains("--quick", StringComparer.Ordinal));
return 0;
