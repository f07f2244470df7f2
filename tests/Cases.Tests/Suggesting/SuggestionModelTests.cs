using System.Text.Json;
using Wangge.Cases.Suggesting;

namespace Wangge.Cases.Tests.Suggesting;

/// <summary>The arithmetic that phones do too, by the vectors that both sides are held to; and what a training may and may not learn.</summary>
public sealed class SuggestionModelTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly JsonElement Vectors = JsonDocument.Parse(File.ReadAllText(VectorsFile())).RootElement;

    [Fact]
    public void Texts_are_cut_as_the_vectors_say()
    {
        foreach (var vector in Vectors.GetProperty("pieces").EnumerateArray())
        {
            var expected = vector.GetProperty("pieces").EnumerateArray().Select(p => new SuggestionWord(p[0].GetString()!, p[1].GetInt32()));
            Assert.Equal(expected, SuggestionWords.Read(vector.GetProperty("text").GetString()!));
        }
    }

    [Fact]
    public void Questions_are_answered_as_the_vectors_say()
    {
        var model = Vectors.GetProperty("model").Deserialize<SuggestionModel>(Json)!;
        foreach (var vector in Vectors.GetProperty("questions").EnumerateArray())
        {
            var question = vector.GetProperty("question").Deserialize<SuggestionModel.Question>(Json)!;
            var expected = vector.GetProperty("suggestions").GetRawText();
            Assert.Equal(JsonSerializer.Serialize(JsonSerializer.Deserialize<List<SuggestionModel.Suggestion>>(expected, Json), Json), JsonSerializer.Serialize(model.Suggest(question), Json));
        }
    }

    [Fact]
    public void What_went_with_a_type_is_suggested_and_says_why()
    {
        var model = SuggestionTrainer.Train(Types, [.. Reports("rubbish", "垃圾发臭没人清", 40), .. Reports("lamp", "路灯不亮", 60)], 1, default);
        var best = model.Suggest(new("楼下的垃圾堆发臭"))[0];
        Assert.Equal("rubbish", best.Type);
        Assert.Equal(["垃圾", "发臭"], best.Words.Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void What_is_usual_at_a_place_is_suggested_without_words()
    {
        var model = SuggestionTrainer.Train(Types, [.. Reports("rubbish", "垃圾", 7, longitude: 120.905), .. Reports("lamp", "路灯不亮", 60, longitude: 120.955)], 1, default);
        var best = Assert.Single(model.Suggest(new("", 120.905, 40.705)));
        Assert.Equal(("rubbish", 7), (best.Type, best.Here));
    }

    [Fact]
    public void Nothing_that_fewer_than_five_said_is_in_the_file()
    {
        var model = SuggestionTrainer.Train(Types, [.. Reports("lamp", "张三丰家门口的路灯", 4), .. Reports("rubbish", "垃圾", 9, longitude: 120.955)], 1, default);
        Assert.DoesNotContain("张三", model.Words.Keys);
        Assert.Contains("垃圾", model.Words.Keys);
        Assert.Equal(["12095:4070"], model.Places.Keys);
    }

    [Fact]
    public void What_is_not_public_is_counted_at_no_place()
    {
        var model = SuggestionTrainer.Train([.. Types, new("allowance", "service", false, ["低保"], [])], Reports("allowance", "申请低保", 30), 1, default);
        Assert.Empty(model.Places);
    }

    [Fact]
    public void Numbers_are_never_learnt()
    {
        var model = SuggestionTrainer.Train(Types, Reports("lamp", "13912345678 3号楼", 50), 1, default);
        Assert.DoesNotContain(model.Words.Keys, key => key.Any(char.IsAsciiDigit));
    }

    [Fact]
    public void A_new_district_begins_with_the_names_and_keywords_of_its_types() =>
        Assert.Equal("lamp", SuggestionTrainer.Train(Types, [], 0, default).Suggest(new("路灯坏了"))[0].Type);

    [Fact]
    public void The_file_stays_small_however_much_was_said()
    {
        var random = new Random(5);
        var types = Enumerable.Range(0, 450).Select(i => new SuggestedType($"t{i}", "site", true, [Some(6)], [])).ToList();
        var phrases = Enumerable.Range(0, 1500).Select(_ => Some(12)).ToList();
        var reports = Enumerable.Range(0, 12_000).Select(i => new LearntReport($"t{random.Next(450)}", phrases[random.Next(1500)], 120.9, 40.7, i % 24, "portal", true, true)).ToList();
        var packed = SuggestionTrainer.Train(types, reports, 1, default).ToBytes();
        Assert.InRange(packed.Length, 20_000, SuggestionTrainer.MostBytes);
        Assert.Equal(450, SuggestionModel.FromBytes(packed).Types.Count);

        string Some(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)(0x4E00 + random.Next(3000)))]);
    }

    private static readonly IReadOnlyList<SuggestedType> Types =
        [new("rubbish", "site", true, ["暴露垃圾"], ["垃圾"]), new("lamp", "site", true, ["路灯不亮"], ["路灯"]), new("other", "news", true, ["新闻"], [])];

    private static List<LearntReport> Reports(string type, string words, int count, double longitude = 120.905) =>
        [.. Enumerable.Range(0, count).Select(i => new LearntReport(type, words, longitude, 40.705, i % 24, "portal", true, true))];

    private static string VectorsFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wangge.slnx"))) { folder = folder.Parent!; }
        return Path.Combine(folder.FullName, "tests", "vectors", "type-suggestion.json");
    }
}
