namespace Wangge.Kernel.Text;

/// <summary>Folds a character to the one that search treats as the same: width, marks and compatibility forms.</summary>
/// <remarks>
/// A written-out part of compatibility decomposition (NFKC), because <see cref="string.Normalize()"/> does nothing where globalization is
/// invariant. Source: Unicode Character Database 14.0, decomposition mappings; letters without one (ø, đ, ł …) fold to what they look like.
/// A full stop in a table means "no such folding".
/// </remarks>
internal static class CharacterFolding
{
    /// <summary>The folded, lower-case form; one character for one, never a surrogate for a plain character.</summary>
    public static int Fold(int codePoint)
    {
        if (codePoint < 0x80) { return codePoint is >= 'A' and <= 'Z' ? codePoint | 0x20 : codePoint; }

        var folded = codePoint switch
        {
            >= 0xFF01 and <= 0xFF5E => Fold(codePoint - 0xFEE0),
            0x3000 or 0xA0 => ' ',
            0xB2 or 0xB3 => '2' + codePoint - 0xB2,
            0xB9 => '1',
            0xB5 => 0x3BC,
            0x2070 or (>= 0x2074 and <= 0x2079) => '0' + codePoint - 0x2070,
            >= 0x2080 and <= 0x2089 => '0' + codePoint - 0x2080,
            >= 0x2460 and <= 0x2468 => '1' + codePoint - 0x2460,
            >= 0xC0 and < 0x250 => Look(Latin, codePoint - 0xC0),
            >= 0x1E00 and < 0x1F00 => Look(LatinAdditional, codePoint - 0x1E00),
            >= 0x2F00 and < 0x2FD6 => Look(KangxiRadicals, codePoint - 0x2F00),
            >= 0xF900 and < 0xFADA => Look(CompatibilityIdeographs, codePoint - 0xF900),
            _ => 0,
        };
        return folded != 0 ? folded : Lower(codePoint);
    }

    private static int Look(string table, int index) => table[index] == '.' ? 0 : table[index];

    private static int Lower(int codePoint) =>
        codePoint is >= 0xD800 and <= 0xDFFF ? codePoint : System.Text.Rune.ToLowerInvariant(new System.Text.Rune(codePoint)).Value;

    /// <summary>U+00C0–U+024F.</summary>
    private const string Latin =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll." +
        ".llnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
        "bbbb..occdddd.eeeffg...ikkl..nnooo..ppr.....tttuu.vyyzz........." +
        ".............aaiioouuuuuuuuuueaaaa..ggggkkoooo..j...gg..nnaa..oo" +
        "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..accl.." +
        "...buveejj..rryy";

    /// <summary>U+1E00–U+1EFF: Vietnamese, and pinyin with two marks.</summary>
    private const string LatinAdditional =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
        "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
        "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
        "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    /// <summary>U+2F00–U+2FD5: what copying from PDF files yields in place of the ideograph.</summary>
    private const string KangxiRadicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢" +
        "尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火" +
        "爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿" +
        "肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹" +
        "雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    /// <summary>U+F900–U+FAD9.</summary>
    private const string CompatibilityIdeographs =
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪" +
        "狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌" +
        "稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂" +
        "女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺" +
        "怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪" +
        "輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度" +
        "拓糖宅洞暴輻行降見廓兀嗀..塚.晴..凞猪益礼神祥福靖精羽.蘒.諸..逸都...飯飼館" +
        "鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練" +
        "縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵.舘..並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒" +
        "廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節" +
        "类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜...㮝䀘䀹...齃" +
        "龎";
}
