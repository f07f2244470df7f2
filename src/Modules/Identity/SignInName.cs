using System.Buffers;

namespace Wangge.Identity;

/// <summary>The one form in which sign-in names are compared and stored.</summary>
internal static class SignInName
{
    public const int Shortest = 2;
    public const int Longest = 64;
    private const int FullWidthOffset = 0xFEE0;
    private static readonly SearchValues<char> Joints = SearchValues.Create("._@-");

    /// <summary>Lower case, without outer blanks, full-width letters (as input methods make them) as plain ones.</summary>
    public static string Fold(string name) => string.Create(name.Trim().Length, name.Trim(), static (folded, typed) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            var plain = typed[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(typed[i] - FullWidthOffset) : typed[i];
            folded[i] = char.ToLowerInvariant(plain);
        }
    });

    /// <summary>Whether a folded name may be given to an account: 2 to 64 letters, digits and <c>. _ @ -</c>, beginning with a letter or digit.</summary>
    public static bool IsFit(string folded) =>
        folded.Length is >= Shortest and <= Longest
        && char.IsLetterOrDigit(folded[0])
        && folded.All(c => char.IsLetterOrDigit(c) || Joints.Contains(c));
}
