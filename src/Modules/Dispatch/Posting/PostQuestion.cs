namespace Wangge.Dispatch.Posting;

/// <summary>What is asked: where so many cars should stand, and what counts.</summary>
/// <param name="Units">1–50.</param>
/// <param name="Seconds">For the search itself, 1–60; what each place reaches is found before.</param>
internal sealed record PostQuestion(int Units, PostWeights Weights, int Seconds);

/// <summary>What counts how much; each 0 to 1, not all 0. Each is a share of its own whole, so that people and cases can be weighed against each other.</summary>
/// <param name="People">That live along the roads.</param>
/// <param name="Cases">Of the last year, where they were.</param>
/// <param name="Places">Schools and other public places.</param>
/// <param name="Roads">By length.</param>
public sealed record PostWeights([Range(0, 1)] double People, [Range(0, 1)] double Cases, [Range(0, 1)] double Places, [Range(0, 1)] double Roads)
{
    internal double Sum => People + Cases + Places + Roads;
}
