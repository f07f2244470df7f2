using Microsoft.Extensions.Options;

namespace Wangge.Kernel.Http;

/// <summary>What a request is worth when not all can be served; the first is shed first.</summary>
public enum AdmissionClass
{
    /// <summary>Files of whole lists.</summary>
    Export,

    /// <summary>Lists and searches.</summary>
    List,

    /// <summary>Everything else: acts of staff, a single case, signing in.</summary>
    Ordinary,

    /// <summary>Reports with their files: the last of those that are shed.</summary>
    Intake,

    /// <summary>Alarms, and what is done with them: never shed.</summary>
    Alarm,
}

/// <summary>From how many requests at work each class is shed; section <c>Admission</c> of the configuration.</summary>
public sealed class AdmissionOptions
{
    /// <value>Default 64.</value>
    public int ExportsAt { get; set; } = 64;

    /// <value>Default 256.</value>
    public int ListsAt { get; set; } = 256;

    /// <value>Default 1,024.</value>
    public int OrdinaryAt { get; set; } = 1_024;

    /// <value>Default 4,096: what memory can bear.</value>
    public int IntakeAt { get; set; } = 4_096;

    /// <summary>How slow reports may be taken before requests at work count double, four times and so on with each further such span.</summary>
    /// <value>Default 500 ms.</value>
    public double SlowMilliseconds { get; set; } = 500;
}

/// <summary>How much is at work now and how long it lately took; decides who may enter. Safe for concurrent use; no lock.</summary>
/// <remarks>Pressure = requests at work × (1 + lateness ÷ slow), lateness being a moving mean of what taking a report took: a slow store sheds as early as a long queue.</remarks>
public sealed class AdmissionLoad(IOptions<AdmissionOptions> options)
{
    private const double Weight = 0.05;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private int _atWork;
    private double _intakeMilliseconds;

    public int AtWork => Volatile.Read(ref _atWork);

    /// <summary>Requests at work, more where the store is slow.</summary>
    public double Pressure => AtWork * (1 + Math.Max(0, (Volatile.Read(ref _intakeMilliseconds) / options.Value.SlowMilliseconds) - 1));

    /// <summary>Whether what can wait (picture copies, training) should.</summary>
    public bool IsBusy => Pressure > options.Value.ExportsAt / 4.0;

    /// <summary>Lets a request in, or says how long it had better stay away. Whoever was let in must <see cref="Leave"/>.</summary>
    public TimeSpan? TryEnter(AdmissionClass of)
    {
        var pressure = Pressure;
        var most = Most(of);
        if (pressure >= most)
        {
            // The fuller, the longer; and not all at the same time again.
            var seconds = ShortestWait.TotalSeconds * Math.Max(1, pressure / Math.Max(1, most)) * (0.75 + (Random.Shared.NextDouble() / 2));
            return TimeSpan.FromSeconds(Math.Clamp(seconds, ShortestWait.TotalSeconds, LongestWait.TotalSeconds));
        }

        Interlocked.Increment(ref _atWork);
        return null;
    }

    public void Leave(AdmissionClass of, TimeSpan took)
    {
        Interlocked.Decrement(ref _atWork);
        if (of != AdmissionClass.Intake) { return; }
        var seen = Volatile.Read(ref _intakeMilliseconds);
        // A lost update of two at once is a small error in a mean.
        Volatile.Write(ref _intakeMilliseconds, seen + (Weight * (took.TotalMilliseconds - seen)));
    }

    private int Most(AdmissionClass of) => of switch
    {
        AdmissionClass.Export => options.Value.ExportsAt,
        AdmissionClass.List => options.Value.ListsAt,
        AdmissionClass.Ordinary => options.Value.OrdinaryAt,
        AdmissionClass.Intake => options.Value.IntakeAt,
        _ => int.MaxValue,
    };
}
